"""What the program understands of a person's own words."""

from datetime import date

import pytest

from footcli.knowledge.load import Knowledge
from footcli.triage.answers import parse_answer
from footcli.triage.free_text import Understood, understand
from footcli.triage.vocabulary import edits, vocabulary

KNOWN = Knowledge()
TUESDAY = date(2025, 11, 25)


def heard(text: str) -> Understood:
    return understand(text, KNOWN, TUESDAY)


def present(text: str) -> set[str]:
    return set(heard(text).evidence(KNOWN).present)


def absent(text: str) -> set[str]:
    return {h.finding for h in heard(text).absent}


def unsure(text: str) -> set[str]:
    return {h.finding for h in heard(text).unsure}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My heel kills me with the first few steps in the morning.", "first-step-pain"),
        ("It's worst when I get out of bed and then loosens up.", "first-step-pain"),
        ("It eases once I'm warmed up.", "warms-up"),
        ("It wakes me at night.", "night-pain"),
        ("Feels like I'm walking on a pebble.", "pebble-feeling"),
        ("I get pins and needles in my foot.", "tingling"),
        ("I went up 20 miles a week, upped my mileage too fast.", "more-running"),
        ("PR attempt at the marathon went well, now my foot hurts.", "long-race"),
        ("I switched to zero drop shoes.", "thin-shoes"),
        ("Hills and tempo runs every week, lots of hill repeats.", "speed-or-hills"),
        ("Probably just DOMS, but my calf hurts.", "after-hard-effort"),
        ("I stepped on a piece of glass.", "object-in-foot"),
        ("I have type 2 diabetes and sore feet.", "diabetes"),
        ("I've been on prednisone for my lungs.", "steroid-tablets"),
        ("I took ciprofloxacin last month.", "fluoroquinolone"),
        ("I take apixaban.", "blood-thinner"),
        ("I'm on warfarin.", "blood-thinner"),
        ("I'm 20 weeks pregnant.", "pregnant"),
        ("I have osteoporosis.", "weak-bones"),
        ("I'm having chemo.", "cancer-medicine"),
        ("I stand all day at work.", "long-standing-work"),
        ("There's a hard bump at the back of my heel.", "bump-heel-back"),
        ("Squeezing my heel from both sides hurts.", "heel-squeeze-hurts"),
        ("If I press the ball of my foot under the second toe it really hurts.", "tender-ball-second"),
        ("It hurts when I press the outer ankle bone.", "tender-outer-bone"),
        ("The base of the fifth metatarsal is tender.", "tender-base-fifth"),
        ("Pinching my Achilles hurts.", "achilles-pinch-hurts"),
        ("One spot on my shin bone is really sore to press.", "bone-point-tender"),
        ("I can't do a single heel raise on that side.", "cannot-heel-raise"),
    ],
)
def test_findings_are_recognised_in_everyday_words(text: str, finding: str) -> None:
    assert finding in present(text)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Pain in the bottom inside of my heel.", "sole-heel-front"),
        ("It hurts right in the middle of my heel.", "sole-heel-centre"),
        ("The back of the heel is sore.", "heel-back"),
        ("My Achilles hurts.", "achilles"),
        ("Pain in the ball of the foot.", "sole-ball"),
        ("My instep aches.", "sole-arch"),
        ("My big toe hurts.", "big-toe"),
        ("Pain on the inside of my ankle.", "inner-ankle"),
        ("The outside of my ankle is swollen.", "outer-ankle"),
        ("Pain behind the outside ankle bone.", "outer-ankle-behind"),
        ("Pain at the front of my ankle.", "front-ankle"),
        ("The inside of my shin hurts.", "shin-inner"),
        ("The front of my shin hurts.", "shin-front"),
        ("My calf is sore.", "calf-upper"),
        ("My lower calf is sore.", "calf-lower"),
        ("Top of my foot hurts.", "top-midfoot"),
        ("The outside edge of my foot hurts.", "outer-foot"),
        ("It burns between my toes.", "between-toes"),
        ("My toenail is black.", "toenail"),
        ("Pain behind my knee.", "behind-knee"),
        ("My whole foot hurts.", "whole-foot"),
    ],
)
def test_places_are_found(text: str, zone: str) -> None:
    assert zone in heard(text).evidence(KNOWN).zones(KNOWN)


def test_a_place_named_well_replaces_one_named_loosely() -> None:
    assert heard("My foot hurts. It is the ball of the foot.").evidence(KNOWN).zones(KNOWN) == ("sole-ball",)


def test_the_longer_name_of_a_place_wins() -> None:
    assert heard("The back of my heel hurts.").evidence(KNOWN).zones(KNOWN) == ("heel-back",)


@pytest.mark.parametrize("text", ["I did calf raises and my heel still hurts.", "My heel hurts. I wear an ankle brace."])
def test_a_body_part_in_another_word_is_not_a_place(text: str) -> None:
    assert not {"calf-upper", "outer-ankle"} & present(text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("No numbness.", "numbness"),
        ("It isn't swollen.", "swelling"),
        ("She denies fever or chills.", "fever-unwell"),
        ("It hurts but without any swelling.", "swelling"),
        ("I never had a fever.", "fever-unwell"),
        ("No numbness, tingling or swelling.", "tingling"),
        ("No numbness, tingling or swelling.", "swelling"),
        ("Its not bruised, red or hot.", "red-skin"),
        ("I don't have diabetes.", "diabetes"),
        ("I'm not on blood thinners and I don't smoke.", "smoker"),
        ("The foot doesn't hurt at night.", "night-pain"),
    ],
)
def test_negated_findings_are_absent(text: str, finding: str) -> None:
    assert finding in absent(text)
    assert finding not in present(text)
    assert heard(text).evidence(KNOWN).absent[finding] == 1.0


def test_a_no_ends_at_but() -> None:
    text = "There is no swelling but it is numb."
    assert "swelling" in absent(text)
    assert "numbness" in present(text)


def test_a_no_ends_where_a_new_clause_begins() -> None:
    assert "numbness" in present("No swelling, and it feels numb.")
    assert "bruise" in present("There was no swelling, the ankle was bruised.")


def test_not_only_and_no_better_are_not_negations() -> None:
    assert "numbness" in present("It is not only numb, it burns.")
    assert "course-same" in present("Three weeks of rest and it is no better.")
    assert "whole-foot" in present("It's not just the heel, my whole foot aches.")


def test_a_finding_both_denied_and_told_is_present() -> None:
    assert "swelling" in present("At first there was no swelling. Now it is swollen.")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Maybe it's a bit red.", "red-skin"),
        ("I'm not sure if it's swollen.", "swelling"),
        ("Worried it might be swollen.", "swelling"),
        ("I'm afraid my foot could be numb.", "numbness"),
    ],
)
def test_doubt_and_fear_are_kept_apart(text: str, finding: str) -> None:
    assert finding in unsure(text)
    assert finding not in present(text) | absent(text)


def test_what_is_past_is_not_there_now() -> None:
    assert "sole-heel-front" not in present("I had plantar fasciitis last year. Now my calf hurts.")
    assert "swelling" not in present("The swelling has gone down but my ankle hurts.")
    assert "numbness" not in present("Years ago, as a child, my toes were numb.")


def test_what_other_people_have_is_not_the_writers() -> None:
    assert "gout-before" not in present("My mother has gout. My toe hurts.")
    assert "numbness" not in present("My wife has numb feet but mine just ache.")


def test_a_relative_can_be_the_patient() -> None:
    understood = heard("My son is 11 and both his heels hurt after football.")
    assert understood.age == 11
    assert understood.sex == "male"
    assert {"both-sides", "sole-heel-front", "both-heels-young"} <= understood.evidence(KNOWN).present


def test_a_test_put_as_a_condition_counts() -> None:
    assert "tender-sesamoid" in present("If I press under my big toe joint it hurts.")


@pytest.mark.parametrize(
    "text",
    [
        "My achiles hurts.",
        "my achilies tendon is sore",
    ],
)
def test_typing_mistakes_are_put_right(text: str) -> None:
    assert "achilles" in present(text)


def test_more_typing_mistakes() -> None:
    assert {"swelling", "outer-ankle"} <= present("my ankel is swolen")
    assert {"tingling", "numbness"} <= present("tingeling and num b, numbnes in my toes")
    assert "cannot-take-four-steps" in present("cant put any wieght on it")


def test_real_words_are_never_corrected() -> None:
    for word in ("strap", "putting", "stroller", "heard", "angle", "needed", "wonder", "scarring", "reading"):
        assert vocabulary().mend(word) == word


def test_edits_counts_a_swap_as_one() -> None:
    assert edits("wieght", "weight", 3) == 1
    assert edits("abc", "xyz", 2) == 2


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("My heel has hurt since yesterday.", "lasted-under-2-days"),
        ("My ankle has been swollen since last night.", "lasted-under-2-days"),
        ("My calf has hurt since Sunday.", "lasted-2-7-days"),
        ("My heel has been hurting for three weeks.", "lasted-1-6-weeks"),
        ("I twisted my ankle ten days ago.", "lasted-1-6-weeks"),
        ("Heel pain for a couple of months.", "lasted-6-12-weeks"),
        ("My shin has hurt since June.", "lasted-3-12-months"),
        ("I've had this pain for years.", "lasted-over-year"),
        ("A six-month history of pain in the arch.", "lasted-3-12-months"),
    ],
)
def test_times_are_counted_back_from_today(text: str, option: str) -> None:
    assert heard(text).answers["duration"] == option


def test_a_weekday_needs_today() -> None:
    assert "duration" not in understand("My calf has hurt since Sunday.", KNOWN).answers


def test_minutes_are_not_how_long_it_has_lasted() -> None:
    assert "duration" not in heard("My foot goes numb after about 30 minutes of running.").answers


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("I'm 45 years old and my heel hurts.", 45, None),
        ("45M, heel pain.", 45, "male"),
        ("Heel pain (F 32).", 32, "female"),
        ("A 45-year-old woman has a sore toe.", 45, "female"),
        ("A man in his late fifties has heel pain.", 58, "male"),
        ("Heel pain for two years.", None, None),
        ("He has a sore heel and his toes are numb.", None, "male"),
    ],
)
def test_age_and_sex(text: str, age: float | None, sex: str | None) -> None:
    assert (heard(text).age, heard(text).sex) == (age, sex)


@pytest.mark.parametrize(
    ("text", "pain"),
    [
        ("The pain is 6 out of 10.", 6),
        ("6/10 after a long run.", 6),
        ("Eight out of ten when I walk.", 8),
        ("2/10 at rest, 7/10 on hills.", 7),
        ("The pain is excruciating.", 8),
    ],
)
def test_strength_of_pain(text: str, pain: float) -> None:
    assert heard(text).answers["pain"] == pain


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("I'm short of breath and my calf hurts.", "breathless-chest-pain"),
        ("I have chest pain too.", "breathless-chest-pain"),
        ("I coughed up blood this morning.", "breathless-chest-pain"),
        ("My ankle is bent at a funny angle.", "crooked-or-bone"),
        ("You can see the bone.", "crooked-or-bone"),
        ("My foot is cold and pale and won't warm up.", "cold-pale-foot"),
        ("Toes are white and ice cold.", "cold-pale-foot"),
        ("My calf is rock hard and the pain is getting worse even at rest.", "tight-growing-pain"),
        ("I'm numb between my legs.", "saddle-or-bladder"),
        ("I can't pee properly.", "saddle-or-bladder"),
        ("Both legs are weak.", "spreading-weakness"),
        ("I have a temperature of 39.", "fever-unwell"),
        ("I've got the shivers and feel really unwell.", "fever-unwell"),
        ("The redness is spreading up my leg.", "spreading-redness"),
        ("There is a red streak going up from the cut.", "spreading-redness"),
        ("The skin on my toe has turned black.", "black-blistered-skin"),
        ("My left calf is swollen and warm.", "one-calf-swollen"),
        ("One leg is bigger than the other.", "one-calf-swollen"),
        ("My big toe joint is red, hot and swollen.", "hot-swollen-joint"),
        ("I can't put any weight on it.", "cannot-take-four-steps"),
        ("I couldn't walk after the fall.", "cannot-take-four-steps"),
        ("It felt like someone kicked me in the back of the leg.", "snap-back-of-leg"),
        ("Heard a pop in my calf.", "snap-back-of-leg"),
        ("I can't lift my foot, it slaps the ground.", "foot-drop"),
        ("My pee is dark brown, like cola.", "dark-urine"),
        ("My daughter is 4 and won't walk.", "child-wont-walk"),
        ("A snake bit my foot.", "snake-bite"),
        ("The skin is hard, white and waxy after the frostbite.", "frozen-waxy-skin"),
        ("The whole leg is swollen and blue.", "whole-leg-blue"),
        ("I'm pregnant with a bad headache and swollen feet.", "headache-vision-pregnant"),
    ],
)
def test_danger_signs_are_heard(text: str, danger: str) -> None:
    assert danger in present(text)


def test_what_was_heard_can_be_shown() -> None:
    text = "My heel is fine but the ankle is swollen."
    one = next(h for h in heard(text).present if h.finding == "swelling")
    assert text[one.start : one.end] == one.quote == "swollen"


def test_answers_are_valid_and_make_exactly_the_heard_findings_present() -> None:
    understood = heard("I'm a 45-year-old man. I twisted my ankle playing football yesterday, it's swollen and I can't walk. 7/10.")
    for name, answer in understood.answers.items():
        assert parse_answer(KNOWN.questions[name], answer) == answer
    assert {h.finding for h in understood.present} <= understood.evidence(KNOWN).present


def test_unspoken_options_of_a_question_stay_unknown() -> None:
    evidence = heard("My foot is numb, no swelling.").evidence(KNOWN)
    assert "feel" not in evidence.asked
    assert "danger" not in evidence.asked
    assert "burning" not in evidence.absent
    assert set(evidence.absent) >= {"swelling"}


def test_later_answers_replace_what_was_heard_for_the_same_question() -> None:
    understood = heard("My foot is numb and burning.")
    evidence = understood.evidence(KNOWN, {"feel": ("tingling",)})
    assert "tingling" in evidence.present
    assert not {"numbness", "burning"} & evidence.present


def test_every_finding_has_words() -> None:
    spoken = {finding for entries in vocabulary().findings.values() for finding, _, _ in entries}
    counted = {f for q in KNOWN.questions.values() for b in q.bands for f in b.present if f not in vocabulary().typical}
    counted |= {KNOWN.questions["duration"].options[i].id for i in range(6)} | {"male", "female"}
    assert spoken | counted >= set(KNOWN.findings)


def test_every_word_list_names_known_findings() -> None:
    words = vocabulary()
    named = {f for entries in words.findings.values() for f, _, _ in entries} | words.lasting | words.wholes | set(words.typical)
    named |= {f for table in (words.only_if, words.unless) for key, others in table.items() for f in (key, *others)}
    assert named <= set(KNOWN.findings)


@pytest.mark.parametrize("text", ["", "   ", "?!", "asdf qwer", "x" * 5000, "no no no not never", "10/10 " * 200, "🦶 hurts"])
def test_any_text_can_be_read(text: str) -> None:
    heard(text)


def test_the_same_text_is_understood_the_same_way() -> None:
    text = "Planter fascitis, worst with the first steps, no numbness."
    assert heard(text) == heard(text)
