"""Validating: a record becomes a decision, and its problems become findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.config import Settings
from generator.findings import Finding
from generator.model import Decision, Record
from generator.read.record import Reading
from generator.read.references import Grammar
from generator.validate import schema
from generator.validate.appendices import as_decision, as_record, citing, named
from generator.validate.rule import Rule, run
from generator.validate.rules.dec001_front_matter import front_matter
from generator.validate.rules.dec002_yaml_syntax import yaml_syntax
from generator.validate.rules.dec003_yaml_tricks import yaml_tricks
from generator.validate.rules.dec004_duplicate_field import duplicate_field
from generator.validate.rules.dec005_unknown_field import unknown_field
from generator.validate.rules.dec006_missing_field import missing_field
from generator.validate.rules.dec007_wrong_type import wrong_type
from generator.validate.rules.dec008_yaml_guess import yaml_guess
from generator.validate.rules.dec009_lost_comment import lost_comment
from generator.validate.rules.dec010_date import not_a_date
from generator.validate.rules.dec011_not_in_list import not_in_list
from generator.validate.rules.dec012_published_before_signed import published_before_signed
from generator.validate.rules.dec013_unknown_date import unknown_date
from generator.validate.rules.dec015_empty_value import empty_value
from generator.validate.rules.dec020_withdrawn_and_why import withdrawn_and_why
from generator.validate.rules.dec024_unfilled import unfilled
from generator.validate.rules.dec025_title_form import title_form
from generator.validate.rules.dec026_summary_form import summary_form
from generator.validate.rules.dec027_before_signing import before_signing
from generator.validate.rules.dec028_signature_dates import signature_dates
from generator.validate.rules.dec031_period import period
from generator.validate.rules.dec032_exactness import exactness
from generator.validate.rules.dec034_spelled_reference import spelled_reference
from generator.validate.rules.dec035_said_twice import said_twice
from generator.validate.rules.dec036_exempt_why import exempt_why
from generator.validate.rules.dec037_recipient_listed import recipient_listed
from generator.validate.rules.dec038_source_of_capture import source_of_capture
from generator.validate.rules.dec040_unstated import unstated
from generator.validate.rules.dec050_markup_in_fields import markup_in_fields
from generator.validate.rules.dec101_raw_html import raw_html
from generator.validate.rules.dec102_unsafe_link import unsafe_link
from generator.validate.rules.dec104_too_deep import too_deep
from generator.validate.rules.dec105_ragged_row import ragged_row
from generator.validate.rules.dec106_mixed_scripts import mixed_scripts
from generator.validate.rules.dec107_unfit_characters import unfit_characters
from generator.validate.rules.dec108_merge_conflict import merge_conflict
from generator.validate.rules.dec109_attribute_list import attribute_list
from generator.validate.rules.dec110_invisible_characters import invisible_characters
from generator.validate.rules.dec112_line_ends import line_ends
from generator.validate.rules.dec113_stacked_marks import stacked_marks
from generator.validate.rules.dec114_footnotes import footnotes
from generator.validate.rules.dec115_font_signs import font_signs
from generator.validate.rules.dec116_odd_ticks import odd_ticks
from generator.validate.rules.dec117_mojibake import mojibake
from generator.validate.rules.dec118_joined_words import joined_words
from generator.validate.rules.dec119_split_words import split_words
from generator.validate.rules.dec120_page_furniture import page_furniture
from generator.validate.rules.dec121_title_in_body import title_in_body
from generator.validate.rules.dec122_indented_code import indented_code
from generator.validate.rules.dec123_swallowed_line import swallowed_line
from generator.validate.rules.dec124_typed_bullets import typed_bullets
from generator.validate.rules.dec125_list_numbers import list_numbers
from generator.validate.rules.dec126_typesetting import typesetting
from generator.validate.rules.dec127_entities import entities
from generator.validate.rules.dec128_doubled_word import doubled_word
from generator.validate.rules.dec129_link_definitions import link_definitions
from generator.validate.rules.dec130_dressed_letters import dressed_letters
from generator.validate.rules.dec131_stray_marks import stray_marks
from generator.validate.rules.dec132_misspelt import misspelt
from generator.validate.rules.dec133_printed_signs import printed_signs
from generator.validate.rules.dec134_printed_bars import printed_bars
from generator.validate.rules.dec135_cut_paragraph import cut_paragraph
from generator.validate.rules.dec136_digits_in_words import digits_in_words
from generator.validate.rules.dec142_empty_part import empty_part
from generator.validate.rules.dec143_open_fence import open_fence
from generator.validate.rules.dec144_paragraph_twice import paragraph_twice
from generator.validate.rules.dec145_paragraph_numbers import paragraph_numbers
from generator.validate.rules.dec202_self_citation import self_citation
from generator.validate.rules.dec209_cited_twice import cited_twice
from generator.validate.rules.dec214_relations_at_odds import relations_at_odds
from generator.validate.rules.dec216_alias_is_own import alias_is_own
from generator.validate.rules.dec217_paragraph_not_there import paragraph_not_there
from generator.validate.rules.dec218_printed_as_right import printed_as_right
from generator.validate.rules.dec219_amount_of import amount_of
from generator.validate.rules.dec220_year_of_reference import year_of_reference
from generator.validate.rules.dec221_near_reference import near_reference
from generator.validate.rules.dec222_relation_missing import relation_missing
from generator.validate.rules.dec301_heading_order import heading_order
from generator.validate.rules.dec302_emoji import emoji
from generator.validate.rules.dec303_link_words import link_words
from generator.validate.rules.dec304_link_twins import link_twins
from generator.validate.rules.dec305_bold_heading import bold_heading
from generator.validate.rules.dec306_table_header import table_header
from generator.validate.rules.dec307_table_caption import table_caption
from generator.validate.rules.dec308_capitals import capitals
from generator.validate.rules.dec309_other_language import other_language
from generator.validate.rules.dec310_seen_only import seen_only
from generator.validate.rules.dec311_columns_by_spaces import columns_by_spaces
from generator.validate.rules.dec312_long_heading import long_heading
from generator.validate.rules.dec403_parts_and_whole import parts_and_whole
from generator.validate.rules.dec404_sums_between_amounts import sums_between_amounts
from generator.validate.rules.dec405_table_total import table_total
from generator.validate.rules.dec406_malformed_amount import malformed_amount
from generator.validate.rules.dec407_unnamed_amount import unnamed_amount
from generator.validate.rules.dec408_negative_amount import negative_amount
from generator.validate.rules.dec409_exchanged_digits import exchanged_digits
from generator.validate.rules.dec410_sum_in_words import sum_in_words
from generator.validate.rules.dec411_percentage import percentage
from generator.validate.rules.dec412_times import times
from generator.validate.rules.dec413_vat import vat
from generator.validate.rules.dec414_two_ways import two_ways
from generator.validate.rules.dec415_amount_printed import amount_printed
from generator.validate.rules.dec416_summary_sum import summary_sum
from generator.validate.rules.dec417_row_total import row_total
from generator.validate.rules.dec418_sum_in_list import sum_in_list
from generator.validate.rules.dec419_range_order import range_order
from generator.validate.rules.dec420_same_amount import same_amount
from generator.validate.rules.dec421_count_in_list import count_in_list
from generator.validate.rules.dec503_released_too_soon import released_too_soon
from generator.validate.rules.dec505_protective_marking import protective_marking
from generator.validate.rules.dec506_exempt_text import exempt_text
from generator.validate.rules.dec507_email_address import email_address
from generator.validate.rules.dec508_telephone_number import telephone_number
from generator.validate.rules.dec509_national_insurance_number import national_insurance_number
from generator.validate.rules.dec510_home_address import home_address
from generator.validate.rules.dec511_bank_details import bank_details
from generator.validate.rules.dec512_date_of_birth import date_of_birth
from generator.validate.rules.dec513_claimant_cipher import claimant_cipher
from generator.validate.rules.dec514_named_officer import named_officer
from generator.validate.rules.dec515_hidden_comment import hidden_comment
from generator.validate.rules.dec516_tracked_change import tracked_change
from generator.validate.rules.dec601_unreadable import unreadable_file
from generator.validate.rules.dec602_file_name import file_name
from generator.validate.rules.dec613_appendix import appendix
from generator.validate.rules.dec615_appendix_not_here import appendix_not_here
from generator.validate.types import Context

RULES: tuple[Rule, ...] = (
    front_matter,
    yaml_syntax,
    yaml_tricks,
    duplicate_field,
    unknown_field,
    missing_field,
    wrong_type,
    yaml_guess,
    lost_comment,
    not_a_date,
    not_in_list,
    published_before_signed,
    unknown_date,
    empty_value,
    withdrawn_and_why,
    unfilled,
    title_form,
    summary_form,
    before_signing,
    signature_dates,
    period,
    exactness,
    spelled_reference,
    said_twice,
    exempt_why,
    recipient_listed,
    source_of_capture,
    unstated,
    markup_in_fields,
    raw_html,
    unsafe_link,
    too_deep,
    ragged_row,
    mixed_scripts,
    unfit_characters,
    merge_conflict,
    attribute_list,
    invisible_characters,
    line_ends,
    stacked_marks,
    footnotes,
    font_signs,
    odd_ticks,
    mojibake,
    joined_words,
    split_words,
    page_furniture,
    title_in_body,
    indented_code,
    swallowed_line,
    typed_bullets,
    list_numbers,
    typesetting,
    entities,
    doubled_word,
    link_definitions,
    dressed_letters,
    stray_marks,
    misspelt,
    printed_signs,
    printed_bars,
    cut_paragraph,
    digits_in_words,
    empty_part,
    open_fence,
    paragraph_twice,
    paragraph_numbers,
    self_citation,
    cited_twice,
    relations_at_odds,
    alias_is_own,
    paragraph_not_there,
    printed_as_right,
    amount_of,
    year_of_reference,
    near_reference,
    relation_missing,
    heading_order,
    emoji,
    link_words,
    link_twins,
    bold_heading,
    table_header,
    table_caption,
    capitals,
    other_language,
    seen_only,
    columns_by_spaces,
    long_heading,
    parts_and_whole,
    sums_between_amounts,
    table_total,
    malformed_amount,
    unnamed_amount,
    negative_amount,
    exchanged_digits,
    sum_in_words,
    percentage,
    times,
    vat,
    two_ways,
    amount_printed,
    summary_sum,
    row_total,
    sum_in_list,
    range_order,
    same_amount,
    count_in_list,
    released_too_soon,
    protective_marking,
    exempt_text,
    email_address,
    telephone_number,
    national_insurance_number,
    home_address,
    bank_details,
    date_of_birth,
    claimant_cipher,
    named_officer,
    hidden_comment,
    tracked_change,
    unreadable_file,
    file_name,
    appendix,
    appendix_not_here,
)
_OF_RECORDS = tuple(rule for rule in RULES if rule.shape == "Record")
_OF_DECISIONS = tuple(rule for rule in RULES if rule.shape == "Decision")
# Rules about words, which an appendix keeps too: all but those about fields and files' names.
_OF_WORDS = tuple(
    rule for rule in RULES if rule.code[3] in "1345" or rule in (self_citation, unreadable_file, appendix)
)


class Verdict(NamedTuple):
    """What validation makes of one record: a decision where one can be made, and the findings."""

    decision: Decision | None
    findings: tuple[Finding, ...]


def validate(reading: Reading, settings: Settings, grammar: Grammar, appendices: Sequence[Reading] = ()) -> Verdict:
    """Check one record, and its appendices, by every rule that needs no other record; never raises."""
    context = Context(grammar.parse)
    decision = schema.decide(reading, settings, context)
    record = reading.record._replace(faults=schema.faults_of(context, reading.record))
    findings = [*run(_OF_RECORDS, record)]
    if decision is not None:
        decision = named(decision, appendices, settings) if appendices else decision
        findings += run(_OF_DECISIONS, decision)
    for each in appendices:
        findings += _of_appendix(each, record, decision)
    if decision is not None and appendices:
        decision = citing(decision, appendices)
    return Verdict(decision, tuple(findings))


def _of_appendix(reading: Reading, record: Record, decision: Decision | None) -> Iterator[Finding]:
    """Check an appendix by the rules about words, each finding in its own file."""
    yield from run([rule for rule in _OF_WORDS if rule.shape == "Record"], as_record(reading.record, record))
    if decision is not None:
        yield from run([rule for rule in _OF_WORDS if rule.shape == "Decision"], as_decision(decision, reading))
