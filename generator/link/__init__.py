"""Linking: the facts of all records become an archive in which every link has two ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.change import Change
from generator.link.rules.dec016_title_names_another import title_names_another
from generator.link.rules.dec017_title_repeats_reference import title_repeats_reference
from generator.link.rules.dec019_signed_in_future import signed_in_future
from generator.link.rules.dec021_maker_in_office import maker_in_office
from generator.link.rules.dec022_signed_out_of_order import signed_out_of_order
from generator.link.rules.dec023_same_title_and_day import same_title_and_day
from generator.link.rules.dec029_future_event import future_event
from generator.link.rules.dec030_review_overdue import review_overdue
from generator.link.rules.dec033_private_recipient import private_recipient
from generator.link.rules.dec201_not_held import not_held
from generator.link.rules.dec203_duplicate_reference import duplicate_reference
from generator.link.rules.dec204_alias_taken import alias_taken
from generator.link.rules.dec205_title_of_another import title_of_another
from generator.link.rules.dec206_date_of_cited import date_of_cited
from generator.link.rules.dec207_cites_later import cites_later
from generator.link.rules.dec208_circular import circular
from generator.link.rules.dec210_declared_not_found import declared_not_found
from generator.link.rules.dec211_found_not_declared import found_not_declared
from generator.link.rules.dec212_superseded_twice import superseded_twice
from generator.link.rules.dec213_changes_what_is_gone import changes_what_is_gone
from generator.link.rules.dec215_withdrawn_and_standing import withdrawn_and_standing
from generator.link.rules.dec230_address_lost import address_lost
from generator.link.rules.dec231_reference_reused import reference_reused
from generator.link.rules.dec232_changed_unsaid import changed_unsaid
from generator.link.rules.dec233_paragraph_lost import paragraph_lost
from generator.link.rules.dec401_amount_of_cited import amount_of_cited
from generator.link.rules.dec402_restated_elsewhere import restated_elsewhere
from generator.link.rules.dec502_cites_deferred import cites_deferred
from generator.link.rules.dec504_deferral_overdue import deferral_overdue
from generator.link.rules.dec517_named_in_file import named_in_file
from generator.link.rules.dec518_unseen_in_file import unseen_in_file
from generator.link.rules.dec519_marked_file import marked_file
from generator.link.rules.dec604_empty_archive import empty_archive
from generator.link.rules.dec605_attachment_missing import attachment_missing
from generator.link.rules.dec606_attachment_name import attachment_name
from generator.link.rules.dec607_unlisted_file import unlisted_file
from generator.link.rules.dec608_kind_of_file import kind_of_file
from generator.link.rules.dec609_false_ending import false_ending
from generator.link.rules.dec610_open_to_all import open_to_all
from generator.link.rules.dec611_other_digest import other_digest
from generator.link.rules.dec612_said_accessible import said_accessible
from generator.link.rules.dec614_titles_alike import titles_alike
from generator.link.rules.dec630_waivers import waivers_are_whole
from generator.link.rules.dec631_settles_nothing import settles_nothing
from generator.link.rules.dec640_statement_review import statement_review
from generator.link.rules.dec641_security_contact import security_contact
from generator.settle import Settlement
from generator.validate.rule import Rule, run

ARCHIVE_RULES: tuple[Rule, ...] = (
    title_names_another,
    title_repeats_reference,
    signed_in_future,
    maker_in_office,
    signed_out_of_order,
    same_title_and_day,
    future_event,
    review_overdue,
    private_recipient,
    not_held,
    duplicate_reference,
    alias_taken,
    title_of_another,
    date_of_cited,
    cites_later,
    circular,
    declared_not_found,
    found_not_declared,
    superseded_twice,
    changes_what_is_gone,
    withdrawn_and_standing,
    address_lost,
    reference_reused,
    changed_unsaid,
    paragraph_lost,
    amount_of_cited,
    restated_elsewhere,
    cites_deferred,
    deferral_overdue,
    named_in_file,
    unseen_in_file,
    marked_file,
    empty_archive,
    attachment_missing,
    attachment_name,
    unlisted_file,
    kind_of_file,
    false_ending,
    open_to_all,
    other_digest,
    said_accessible,
    titles_alike,
    waivers_are_whole,
    settles_nothing,
    statement_review,
    security_contact,
)
_OF_ARCHIVES = tuple(rule for rule in ARCHIVE_RULES if rule.shape == "Archive")
_OF_CHANGES = tuple(rule for rule in ARCHIVE_RULES if rule.shape == "Change")
_OF_SETTLEMENTS = tuple(rule for rule in ARCHIVE_RULES if rule.shape == "Settlement")


def check(archive: Archive) -> Iterator[Finding]:
    """Check an archive by every rule that needs more than one record."""
    return run(_OF_ARCHIVES, archive)


def check_settlement(settlement: Settlement) -> Iterator[Finding]:
    """Check that waivers and doubts settle something, and may."""
    return run(_OF_SETTLEMENTS, settlement)


def check_change(change: Change) -> Iterator[Finding]:
    """Check that what was published stays reachable, and changes only openly."""
    return run(_OF_CHANGES, change)
