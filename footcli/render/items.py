"""An exercise of a plan in a few words: its name, its dose, what it takes."""

from math import ceil

from footcli.care.choice import Item, minutes
from footcli.care.plan import PhasePlan
from footcli.knowledge.load import Knowledge
from footcli.knowledge.models import Exercise


def named(item: Item, knowledge: Knowledge) -> str:
    """An exercise's name, with the tool it is done with."""
    tool = knowledge.tools.get(item.tool or "")
    return f"{item.exercise.name} ({tool.name.lower()})" if tool else item.exercise.name


def how_long(item: Item) -> str:
    """The dose in words; with fewer days than usual, on how many."""
    fewer = item.days_per_week < item.exercise.dose.days_per_week
    return item.exercise.dose.text + (f" On {item.days_per_week} days a week." if fewer else "")


def minutes_line(phase: PhasePlan) -> str:
    """What the exercises of a phase take."""
    daily = all(i.days_per_week == 7 for i in phase.items if minutes(i.exercise))
    return f"About {ceil(phase.minutes_a_day)} minutes of exercises {'a day' if daily else 'on the fullest day'}."


def needs(exercise: Exercise, knowledge: Knowledge) -> str:
    """What an exercise is done with, in words."""
    return " or ".join(knowledge.tools[t].name.lower() for t in exercise.tools)
