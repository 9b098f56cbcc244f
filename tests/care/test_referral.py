"""Whom to see: as fast as the urgency asks, whatever it was that set it."""

from dataclasses import replace

import pytest

from footcli.care.referral import URGENT_DOORS, refer
from footcli.knowledge.models import LEVELS, Level, RedFlag, rank
from footcli.triage.assess import assess
from tests.strategies import KNOWN

PLAIN = assess({"where": ("sole-heel-front",), "danger": ("none",), "began": "began-gradual"}, KNOWN)


@pytest.mark.parametrize("level", [level for level in LEVELS if rank(level) >= rank("same_day")])
@pytest.mark.parametrize("flag", KNOWN.red_flags, ids=lambda f: f.id)
def test_a_lesser_flag_never_sends_an_urgent_case_to_a_slower_door(flag: RedFlag, level: Level) -> None:
    """A cause may ask for more than the flags that hold: then the flags' own providers are not enough."""
    if rank(flag.urgency) < rank(level):
        referral = refer(replace(PLAIN, level=level, flags=(flag,)), KNOWN)
        assert referral.doors[0].provider.id in URGENT_DOORS
        assert level != "emergency" or referral.doors[0].provider.id != "urgent-care"


@pytest.mark.parametrize("flag", KNOWN.red_flags, ids=lambda f: f.id)
def test_a_flag_that_decides_names_its_own_providers_first(flag: RedFlag) -> None:
    referral = refer(replace(PLAIN, level=flag.urgency, flags=(flag,)), KNOWN)
    assert [d.provider.id for d in referral.doors][: len(flag.providers)] == list(flag.providers)[: len(referral.doors)]
    if flag.providers:
        assert referral.doors[0].why == flag.reason


@pytest.mark.parametrize("level", LEVELS)
def test_with_no_flag_at_all_there_is_still_somebody(level: Level) -> None:
    referral = refer(replace(PLAIN, level=level, flags=()), KNOWN)
    assert referral.doors
    assert (referral.doors[0].provider.id in URGENT_DOORS) == (rank(level) >= rank("same_day"))
