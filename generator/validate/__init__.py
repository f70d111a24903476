"""Validating: a record becomes a decision, and its problems become findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.config import Settings
from generator.findings import Finding
from generator.model import Decision
from generator.read.record import Reading
from generator.read.references import Grammar
from generator.validate.rule import Rule, Rules, run
from generator.validate.types import Context

RULES = Rules(
    "generator.validate.rules",
    "dec001_front_matter.front_matter",
    "dec002_yaml_syntax.yaml_syntax",
    "dec003_yaml_tricks.yaml_tricks",
    "dec004_duplicate_field.duplicate_field",
    "dec005_unknown_field.unknown_field",
    "dec006_missing_field.missing_field",
    "dec007_wrong_type.wrong_type",
    "dec008_yaml_guess.yaml_guess",
    "dec009_lost_comment.lost_comment",
    "dec010_date.not_a_date",
    "dec011_not_in_list.not_in_list",
    "dec012_published_before_signed.published_before_signed",
    "dec013_unknown_date.unknown_date",
    "dec015_empty_value.empty_value",
    "dec020_withdrawn_and_why.withdrawn_and_why",
    "dec024_unfilled.unfilled",
    "dec025_title_form.title_form",
    "dec026_summary_form.summary_form",
    "dec027_before_signing.before_signing",
    "dec028_signature_dates.signature_dates",
    "dec031_period.period",
    "dec032_exactness.exactness",
    "dec034_spelled_reference.spelled_reference",
    "dec035_said_twice.said_twice",
    "dec036_exempt_why.exempt_why",
    "dec037_recipient_listed.recipient_listed",
    "dec038_source_of_capture.source_of_capture",
    "dec040_unstated.unstated",
    "dec050_markup_in_fields.markup_in_fields",
    "dec101_raw_html.raw_html",
    "dec102_unsafe_link.unsafe_link",
    "dec104_too_deep.too_deep",
    "dec105_ragged_row.ragged_row",
    "dec106_mixed_scripts.mixed_scripts",
    "dec107_unfit_characters.unfit_characters",
    "dec108_merge_conflict.merge_conflict",
    "dec109_attribute_list.attribute_list",
    "dec110_invisible_characters.invisible_characters",
    "dec112_line_ends.line_ends",
    "dec113_stacked_marks.stacked_marks",
    "dec114_footnotes.footnotes",
    "dec115_font_signs.font_signs",
    "dec116_odd_ticks.odd_ticks",
    "dec117_mojibake.mojibake",
    "dec118_joined_words.joined_words",
    "dec119_split_words.split_words",
    "dec120_page_furniture.page_furniture",
    "dec121_title_in_body.title_in_body",
    "dec122_indented_code.indented_code",
    "dec123_swallowed_line.swallowed_line",
    "dec124_typed_bullets.typed_bullets",
    "dec125_list_numbers.list_numbers",
    "dec126_typesetting.typesetting",
    "dec127_entities.entities",
    "dec128_doubled_word.doubled_word",
    "dec129_link_definitions.link_definitions",
    "dec130_dressed_letters.dressed_letters",
    "dec131_stray_marks.stray_marks",
    "dec132_misspelt.misspelt",
    "dec133_printed_signs.printed_signs",
    "dec134_printed_bars.printed_bars",
    "dec135_cut_paragraph.cut_paragraph",
    "dec136_digits_in_words.digits_in_words",
    "dec142_empty_part.empty_part",
    "dec143_open_fence.open_fence",
    "dec144_paragraph_twice.paragraph_twice",
    "dec145_paragraph_numbers.paragraph_numbers",
    "dec146_advice_not_needed.advice_not_needed",
    "dec147_paragraph_nearly_twice.paragraph_nearly_twice",
    "dec148_body_name.body_name",
    "dec149_almost_right.almost_right",
    "dec150_lost_verb.lost_verb",
    "dec151_counted_from.counted_from",
    "dec152_one_letter_off.one_letter_off",
    "dec202_self_citation.self_citation",
    "dec209_cited_twice.cited_twice",
    "dec214_relations_at_odds.relations_at_odds",
    "dec216_alias_is_own.alias_is_own",
    "dec217_paragraph_not_there.paragraph_not_there",
    "dec218_printed_as_right.printed_as_right",
    "dec219_amount_of.amount_of",
    "dec220_year_of_reference.year_of_reference",
    "dec221_near_reference.near_reference",
    "dec222_relation_missing.relation_missing",
    "dec223_varied_before.varied_before",
    "dec301_heading_order.heading_order",
    "dec302_emoji.emoji",
    "dec303_link_words.link_words",
    "dec304_link_twins.link_twins",
    "dec305_bold_heading.bold_heading",
    "dec306_table_header.table_header",
    "dec307_table_caption.table_caption",
    "dec308_capitals.capitals",
    "dec309_other_language.other_language",
    "dec310_seen_only.seen_only",
    "dec311_columns_by_spaces.columns_by_spaces",
    "dec312_long_heading.long_heading",
    "dec403_parts_and_whole.parts_and_whole",
    "dec404_sums_between_amounts.sums_between_amounts",
    "dec405_table_total.table_total",
    "dec406_malformed_amount.malformed_amount",
    "dec407_unnamed_amount.unnamed_amount",
    "dec408_negative_amount.negative_amount",
    "dec409_exchanged_digits.exchanged_digits",
    "dec410_sum_in_words.sum_in_words",
    "dec411_percentage.percentage",
    "dec412_times.times",
    "dec413_vat.vat",
    "dec414_two_ways.two_ways",
    "dec415_amount_printed.amount_printed",
    "dec416_summary_sum.summary_sum",
    "dec417_row_total.row_total",
    "dec418_sum_in_list.sum_in_list",
    "dec419_range_order.range_order",
    "dec420_same_amount.same_amount",
    "dec421_count_in_list.count_in_list",
    "dec422_one_source.one_source",
    "dec503_released_too_soon.released_too_soon",
    "dec505_protective_marking.protective_marking",
    "dec506_exempt_text.exempt_text",
    "dec507_email_address.email_address",
    "dec508_telephone_number.telephone_number",
    "dec509_national_insurance_number.national_insurance_number",
    "dec510_home_address.home_address",
    "dec511_bank_details.bank_details",
    "dec512_date_of_birth.date_of_birth",
    "dec513_claimant_cipher.claimant_cipher",
    "dec514_named_officer.named_officer",
    "dec515_hidden_comment.hidden_comment",
    "dec516_tracked_change.tracked_change",
    "dec520_law_of_exemption.law_of_exemption",
    "dec601_unreadable.unreadable_file",
    "dec602_file_name.file_name",
    "dec613_appendix.appendix",
    "dec615_appendix_not_here.appendix_not_here",
    "dec616_paper_without_name.paper_without_name",
)
_FIELDS_TOO = ("self_citation", "unreadable_file", "appendix")  # of other bands, and an appendix keeps them too


class Verdict(NamedTuple):
    """What validation makes of one record: a decision where one can be made, and the findings."""

    decision: Decision | None
    findings: tuple[Finding, ...]


def validate(reading: Reading, settings: Settings, grammar: Grammar, appendices: Sequence[Reading] = ()) -> Verdict:
    """Check one record, and its appendices, by every rule that needs no other record; never raises."""
    from generator.validate import appendices as beside  # noqa: PLC0415, read when a record changed, as the rules are
    from generator.validate import decide  # noqa: PLC0415, the same

    context = Context(grammar.parse, tuple(series.name for series in grammar.series))
    decision = decide.decide(reading, settings, context)
    record = reading.record._replace(faults=decide.faults_of(context, reading.record))
    findings = [*run(RULES.shaped("Record"), record)]
    if decision is not None:
        decision = beside.named(decision, appendices, settings) if appendices else decision
        findings += run(RULES.shaped("Decision"), decision)
    for each in appendices:
        findings += run(_of_words("Record"), beside.as_record(each.record, record))
        if decision is not None:
            findings += run(_of_words("Decision"), beside.as_decision(decision, each))
    if decision is not None and appendices:
        decision = beside.citing(decision, appendices)
    return Verdict(decision, tuple(findings))


def _of_words(shape: str) -> Iterator[Rule]:
    """Yield the rules about words, which an appendix keeps too: all but those about fields and files' names."""
    return (rule for rule in RULES.shaped(shape) if rule.code[3] in "1345" or rule.name in _FIELDS_TOO)
