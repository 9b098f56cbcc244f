"""Tools: found by what people call them, ranked so that nothing unsafe looks good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcli.care.choice import usable_tool
from footcli.care.tools import find_tool, find_tools, rank_tools
from footcli.errors import FootcliError
from footcli.knowledge.load import Knowledge
from tests.strategies import KNOWN

TOOLS = tuple(KNOWN.tools.values())


def test_every_tool_is_found_by_each_of_its_names(known: Knowledge) -> None:
    for tool in known.tools.values():
        for name in (tool.id, tool.name, tool.name.upper(), *tool.also):
            assert find_tool(name, known), name
        assert find_tool(tool.id, known) == tool


def test_each_unknown_tool_is_named_with_the_nearest(known: Knowledge) -> None:
    with pytest.raises(FootcliError) as caught:
        find_tools("tenis ball, golf ball, hamer", known)
    assert len(caught.value.problems) == 2
    assert 'Did you mean "tennis ball"?' in caught.value.problems[0]


@pytest.mark.parametrize("nothing", ["", " ", ",", " , "])
def test_naming_no_tool_is_refused(nothing: str, known: Knowledge) -> None:
    with pytest.raises(FootcliError, match="No tool"):
        find_tools(nothing, known)


@given(st.lists(st.sampled_from(sorted(KNOWN.causes)), min_size=1, max_size=3, unique=True))
def test_an_unsafe_tool_never_ranks_above_a_safe_one_and_each_has_a_reason(names: list[str]) -> None:
    causes = tuple(KNOWN.causes[n] for n in names)
    ranked = rank_tools(TOOLS, causes, KNOWN)
    assert sorted(r.tool.id for r in ranked) == sorted(KNOWN.tools)
    assert [r.score for r in ranked] == sorted((r.score for r in ranked), reverse=True)
    unsafe = {f.cause for t in TOOLS for f in t.fits if f.fit == "unsafe"} & set(names)
    for place in ranked:
        assert place.why
        if any(f.cause in unsafe and f.fit == "unsafe" for f in place.tool.fits):
            assert place.fit == "unsafe"
            assert place.score == 0


@given(st.sampled_from(sorted(KNOWN.exercises)), st.none() | st.frozensets(st.sampled_from(sorted(KNOWN.tools)), max_size=5))
def test_a_plan_uses_only_what_the_person_has_or_every_home_has(name: str, owned: frozenset[str] | None) -> None:
    exercise = KNOWN.exercises[name]
    tool = usable_tool(exercise, owned, KNOWN)
    if not exercise.tools:
        assert tool == ""
    elif tool is not None:
        assert tool in (owned or set()) or KNOWN.tools[tool].free
        assert tool in exercise.tools or set(KNOWN.tools[tool].stands_in_for) & set(exercise.tools)
