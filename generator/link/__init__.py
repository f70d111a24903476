"""Linking: the facts of all records become an archive in which every link has two ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.change import Change
from generator.settle import Settlement
from generator.validate.rule import Rules, run

ARCHIVE_RULES = Rules(
    "generator.link.rules",
    "dec016_title_names_another.title_names_another",
    "dec017_title_repeats_reference.title_repeats_reference",
    "dec019_signed_in_future.signed_in_future",
    "dec021_maker_in_office.maker_in_office",
    "dec022_signed_out_of_order.signed_out_of_order",
    "dec023_same_title_and_day.same_title_and_day",
    "dec029_future_event.future_event",
    "dec030_review_overdue.review_overdue",
    "dec033_private_recipient.private_recipient",
    "dec201_not_held.not_held",
    "dec203_duplicate_reference.duplicate_reference",
    "dec204_alias_taken.alias_taken",
    "dec205_title_of_another.title_of_another",
    "dec206_date_of_cited.date_of_cited",
    "dec207_cites_later.cites_later",
    "dec208_circular.circular",
    "dec210_declared_not_found.declared_not_found",
    "dec211_found_not_declared.found_not_declared",
    "dec212_superseded_twice.superseded_twice",
    "dec213_changes_what_is_gone.changes_what_is_gone",
    "dec215_withdrawn_and_standing.withdrawn_and_standing",
    "dec230_address_lost.address_lost",
    "dec231_reference_reused.reference_reused",
    "dec232_changed_unsaid.changed_unsaid",
    "dec233_paragraph_lost.paragraph_lost",
    "dec401_amount_of_cited.amount_of_cited",
    "dec402_restated_elsewhere.restated_elsewhere",
    "dec502_cites_deferred.cites_deferred",
    "dec504_deferral_overdue.deferral_overdue",
    "dec517_named_in_file.named_in_file",
    "dec518_unseen_in_file.unseen_in_file",
    "dec519_marked_file.marked_file",
    "dec521_private_name.private_name",
    "dec604_empty_archive.empty_archive",
    "dec605_attachment_missing.attachment_missing",
    "dec606_attachment_name.attachment_name",
    "dec607_unlisted_file.unlisted_file",
    "dec608_kind_of_file.kind_of_file",
    "dec609_false_ending.false_ending",
    "dec610_open_to_all.open_to_all",
    "dec611_other_digest.other_digest",
    "dec612_said_accessible.said_accessible",
    "dec614_titles_alike.titles_alike",
    "dec630_waivers.waivers_are_whole",
    "dec631_settles_nothing.settles_nothing",
    "dec640_statement_review.statement_review",
    "dec641_security_contact.security_contact",
)


def check(archive: Archive) -> Iterator[Finding]:
    """Check an archive by every rule that needs more than one record."""
    return run(ARCHIVE_RULES.shaped("Archive"), archive)


def check_settlement(settlement: Settlement) -> Iterator[Finding]:
    """Check that waivers and doubts settle something, and may."""
    return run(ARCHIVE_RULES.shaped("Settlement"), settlement)


def check_change(change: Change) -> Iterator[Finding]:
    """Check that what was published stays reachable, and changes only openly."""
    return run(ARCHIVE_RULES.shaped("Change"), change)
