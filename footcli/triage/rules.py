"""Whether a rule over findings holds. Red flags, escalations and question conditions all use this one language."""

from collections.abc import Collection

from footcli.knowledge.models import Rule


def holds(rule: Rule, present: Collection[str], plausible: Collection[str] = ()) -> bool:
    """True when every given part of the rule is met by the findings present and the causes that are plausible."""
    return (
        (not rule.any or any(f in present for f in rule.any))
        and all(f in present for f in rule.all)
        and not any(f in present for f in rule.none)
        and (rule.at_least == 0 or sum(f in present for f in rule.of) >= rule.at_least)
        and (not rule.likely or any(c in plausible for c in rule.likely))
    )


def met_by(rule: Rule, present: Collection[str]) -> tuple[str, ...]:
    """The findings that made the rule hold, in the order the rule names them."""
    return tuple(dict.fromkeys(f for f in (*rule.all, *rule.any, *rule.of) if f in present))
