"""What the program understands of a person's own words."""

import re
from datetime import date
from pathlib import Path

import pytest

from footcli.knowledge.files import data_dir
from footcli.knowledge.load import Knowledge
from footcli.triage.answers import parse_answer
from footcli.triage.free_text import Understood, understand
from footcli.triage.phrases import stem
from footcli.triage.vocabulary import edits, vocabulary, word_problems

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
    assert {"both-sides", "both-heels-young"} <= understood.evidence(KNOWN).present


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
    assert {"swelling", "ankle-deep"} <= present("my ankel is swolen")
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


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Mornings are the worst part.", "first-step-pain"),
        ("It hurts for the first mile, then wears off.", "warms-up"),
        ("The more I walk the more it hurts.", "worse-as-go-on"),
        ("It aches in the evening after a run.", "aches-after"),
        ("Even walking hurts.", "hurts-walking"),
        ("Standing in one place is murder on my heel, standing hurts.", "hurts-standing"),
        ("It throbs when I'm lying on the sofa.", "hurts-at-rest"),
        ("I was up half the night with it.", "night-pain"),
        ("No pain except when I exercise.", "only-with-exercise"),
        ("It settles five minutes after I stop.", "gone-in-20-minutes"),
        ("It hurts going up on my toes.", "hurts-push-off"),
        ("My ankle hurts when I pull my foot up.", "hurts-uphill-or-squat"),
        ("Sore coming down stairs.", "hurts-downhill-or-pointing"),
        ("It goes off when I sit down.", "rest-eases"),
        ("It's come up like an egg.", "swelling"),
        ("It's gone purple where I hit it.", "bruise"),
        ("There's heat coming off it.", "warm-skin"),
        ("I can't see any swelling or bruising.", "looks-normal"),
        ("The wound has been there for weeks and it isn't healing.", "sore-not-healing"),
        ("Like walking on needles.", "sharp-stabbing"),
        ("I jog most mornings.", "runner"),
        ("I've been doing a lot more running lately.", "more-running"),
        ("I haven't had a period for months.", "low-energy-or-periods"),
        ("I've sprained this ankle loads of times.", "ankle-sprain-before"),
        ("I tripped over the dog.", "began-fall"),
        ("I kicked the door.", "began-blow"),
        ("My calf went ping.", "began-pop"),
        ("I woke up this morning and it was swollen.", "began-overnight"),
        ("It has been building for weeks.", "began-gradual"),
        ("It is more painful every day.", "course-worse"),
        ("The pain is going the wrong way.", "course-worse"),
        ("It still hasn't gone away.", "course-same"),
        ("Insoles and physio, but neither has helped.", "home-care-failed"),
        ("I've tried everything and nothing works.", "home-care-failed"),
        ("No trouble walking.", "walks-normally"),
        ("I was put on amoxicillin.", "new-medicine"),
        ("My kidneys don't work well.", "kidney-disease"),
        ("I'm about twenty pounds overweight.", "heavy-weight"),
        ("I can't feel much in either foot.", "known-numb-feet"),
        ("My shoes are badly worn.", "new-shoes"),
    ],
)
def test_more_ways_of_saying_it(text: str, finding: str) -> None:
    assert finding in present(text)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("I could not put any weight on it.", "cannot-take-four-steps"),
        ("I had to crawl to the bathroom.", "cannot-take-four-steps"),
        ("It won't take my weight.", "cannot-take-four-steps"),
        ("I went up the stairs on my bum.", "cannot-take-four-steps"),
        ("My foot went cold and white.", "cold-pale-foot"),
        ("My toes look bluish and feel cool.", "cold-pale-foot"),
        ("My leg blew up like a balloon.", "one-calf-swollen"),
        ("My foot hangs down and I can't pull it up.", "foot-drop"),
        ("I have trouble lifting my left foot.", "foot-drop"),
        ("Both of my calves have gone weak.", "spreading-weakness"),
        ("I haven't been able to pass water since.", "saddle-or-bladder"),
        ("I'm numb down below.", "saddle-or-bladder"),
        ("My shin is swollen, tight and hard.", "tight-growing-pain"),
        ("I can't catch my breath.", "breathless-chest-pain"),
        ("My breathing is getting worse.", "breathless-chest-pain"),
        ("I'm burning up.", "fever-unwell"),
        ("I feel poorly and have the shakes.", "fever-unwell"),
        ("My big toe is going black.", "black-blistered-skin"),
        ("The redness is creeping up my leg.", "spreading-redness"),
        ("It was a pop like being kicked in the calf.", "snap-back-of-leg"),
        ("My wife has noticed that the redness is spreading.", "spreading-redness"),
        ("A red line is running up from my toe.", "spreading-redness"),
        ("The redness has doubled in size.", "spreading-redness"),
        ("The foot became suddenly much more painful, cold and white.", "cold-pale-foot"),
        ("It's like ice and my foot has turned grey and cold.", "cold-pale-foot"),
        ("He has a swollen, painful left calf.", "one-calf-swollen"),
        ("My calf is as hard as a board and hurts more by the hour.", "tight-growing-pain"),
        ("I've been having accidents, I can't hold it in.", "saddle-or-bladder"),
        ("I turned round to see who had kicked me.", "snap-back-of-leg"),
        ("The bone has come through the skin.", "crooked-or-bone"),
        ("I had to be helped to the car.", "cannot-take-four-steps"),
        ("I'm wheezing and spitting blood.", "breathless-chest-pain"),
        ("He's 4 and refuses to stand.", "child-wont-walk"),
    ],
)
def test_danger_is_heard_in_ordinary_words(text: str, danger: str) -> None:
    assert danger in present(text)


@pytest.mark.parametrize(
    "text",
    [
        "My foot hurts but it isn't swollen, red or hot, and I haven't got a fever.",
        "No chills, no chest pain, no shortness of breath.",
        "There is no numbness between my legs and I can pee normally.",
        "I can put my full weight on it and lift my foot fine.",
        "I can't stand the duvet on it.",
        "I have not been able to run.",
        "Years ago, as a child, I had a fever and my leg was swollen.",
        "My feet are always cold in winter.",
        "My blood pressure has been poorly controlled.",
        "My arches have collapsed.",
        "Both ankles swell a bit in hot weather.",
        "The arch of my left foot has been dropping.",
        "I hang my foot over the bed at night for relief.",
        "I get pins and needles in both feet.",
        "I couldn't run but I could walk without trouble.",
        "My mum couldn't walk on her ankle and had a fever. My heel hurts.",
    ],
)
def test_no_danger_where_none_is_told(text: str) -> None:
    assert not {f for f in present(text) if KNOWN.findings[f].kind == "danger"}


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("They told me to watch for fever and spreading redness.", "fever-unwell"),
        ("I was told to come back if the redness spreads.", "spreading-redness"),
        ("I don't think I have a fever.", "fever-unwell"),
    ],
)
def test_a_danger_only_warned_of_or_doubted_is_unsure(text: str, danger: str) -> None:
    assert danger in unsure(text)
    assert danger not in present(text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I haven't noticed any swelling.", "swelling"),
        ("I can't see any bruising.", "bruise"),
        ("I don't remember hitting it.", "began-blow"),
        ("I have no fever, and I feel well apart from the pain.", "fever-unwell"),
        ("I had a fever last week but that has gone.", "fever-unwell"),
    ],
)
def test_what_was_not_seen_or_not_remembered_is_absent(text: str, finding: str) -> None:
    assert finding not in present(text)


def test_a_clot_years_ago_is_history_and_not_a_swollen_leg_now() -> None:
    assert "earlier-clot" in present("I had a clot in my swollen left leg years ago but nothing since.")
    assert "one-calf-swollen" not in present("Ten years ago my left leg was swollen with a clot.")


def test_how_it_began_is_not_taken_from_long_ago() -> None:
    assert "began-twist" not in present("Twenty years ago I sprained my ankle badly.")
    assert "began-blow" not in present("I dropped a brick on my toe as a child.")
    assert "began-twist" in present("I twisted my ankle two years ago and it has never been right since.")


def test_a_no_that_belongs_to_the_phrase_does_not_deny_it() -> None:
    assert "began-gradual" in present("There is no numbness and no history of injury.")


def test_cramp_and_catching_are_heard_in_all_their_forms() -> None:
    assert "tight-cramping" in present("My calf is cramping.")
    assert "catches-locks" in present("My ankle catches and locks.")


def test_what_has_not_gone_away_is_still_there() -> None:
    assert "soft-lump" in present("The soft lump has not gone away.")
    assert "swelling" not in present("The swelling has gone away.")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My mum has diabetes. I have heel pain.", "diabetes"),
        ("My sister is a runner, I am not.", "runner"),
        ("My friend had a stress fracture and said it felt the same. My shin hurts.", "earlier-stress-fracture"),
        ("My dog has a limp.", "walks-with-limp"),
        ("My brother broke his foot. I have pain in my heel.", "broke-bone-before"),
        ("My mother has gout and my toe hurts.", "gout-before"),
    ],
)
def test_a_relatives_trouble_is_not_the_writers(text: str, finding: str) -> None:
    assert finding not in present(text)


def test_a_relatives_trouble_ends_where_the_writers_begins() -> None:
    assert "big-toe" in present("My mother has gout and my big toe hurts.")


@pytest.mark.parametrize(
    "text", ["I hope it gets better soon.", "I want it to get better before my holiday.", "I'd hate it to get worse.", "Will it get worse?"]
)
def test_hopes_and_fears_are_not_a_course(text: str) -> None:
    assert not {"course-better", "course-worse"} & present(text)


def test_a_rejected_diagnosis_is_not_present() -> None:
    assert "nail-ingrown" not in present("Our doctor thought it was an ingrown nail.")


def test_the_healthy_side_is_not_the_sore_one() -> None:
    assert present("My right ankle doesn't move the way the left one does, it is sore.") & {"left-side", "right-side"} == {"right-side"}


def test_both_sides_win_over_the_one_that_hurt_first() -> None:
    assert heard("It began in my left heel. Now both heels are sore.").answers["side"] == "both-sides"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm 71. My heel hurts four days a week.", 71),
        ("I'm 25, I mend bikes and my calf hurts.", 25),
        ("Male, 42, heel pain.", 42),
        ("I'm writing about my son, who is five. He limps.", 5),
        ("I have two children aged 4 and 6 and a sore heel.", None),
        ("When I was 26 my foot hurt.", None),
        ("I am 5 foot 6 and my heel hurts.", None),
        ("I'm 20 weeks pregnant.", None),
        ("I am one of many runners with heel pain.", None),
    ],
)
def test_an_age_is_the_patients_and_counts_years(text: str, age: float | None) -> None:
    assert heard(text).age == age


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("For the past year my heel has hurt.", "lasted-3-12-months"),
        ("My heel has hurt for over a year.", "lasted-over-year"),
        ("Heel pain x 3 weeks.", "lasted-1-6-weeks"),
        ("The other day I stubbed my toe.", "lasted-2-7-days"),
        ("It's been sore since last summer.", "lasted-3-12-months"),
        ("I've had type 2 diabetes for six years. My foot has ached for a month.", "lasted-1-6-weeks"),
        ("For around five months, all through a long season, I have had heel pain. Two days ago I ran a race.", "lasted-3-12-months"),
    ],
)
def test_more_times(text: str, option: str) -> None:
    assert heard(text).answers["duration"] == option


def test_a_bit_is_not_a_bite() -> None:
    assert "began-wound" not in present("It is a bit of a bunion on my foot.")


def test_plain_ankle_is_the_outside_only_after_a_twist() -> None:
    assert "outer-ankle" in present("I sprained my ankle.")
    assert "outer-ankle" not in present("My ankle is sore.")


def test_words_of_our_own_texts_are_never_corrected() -> None:
    words = vocabulary()
    texts = [f.text for f in KNOWN.findings.values()] + [q.text + (q.help or "") for q in KNOWN.questions.values()]
    for word in {w for text in texts for w in re.findall("[a-z]{5,}", text.lower())}:
        assert stem(words.mend(word), words.irregular) == stem(word, words.irregular)


def test_words_in_the_file_are_sound() -> None:
    assert word_problems(KNOWN.findings) == []


def test_a_mistake_in_the_file_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (data_dir() / "words.yaml").read_text("utf-8")
    broken = (
        text.replace("    zumba\n", "    (zumba | <nowhere>\n")
        .replace("\n  dancer: |", "\n  dancr: |")
        .replace("\nwholes: [", "\nwholes: [foot, ")
    )
    (tmp_path / "words.yaml").write_text(broken, "utf-8")
    monkeypatch.setattr("footcli.triage.vocabulary.data_dir", lambda: tmp_path)
    bad, dancr, foot = word_problems(KNOWN.findings)
    line = 1 + broken[: broken.index("(zumba")].count("\n")
    assert bad.startswith(f"data/words.yaml, line {line}: dancr:") and "<nowhere>" in bad
    assert "'dancr'" in dancr and 'Did you mean "dancer"?' in dancr
    assert "'foot'" in foot
    (tmp_path / "words.yaml").write_text("a: [", "utf-8")
    assert "not valid YAML" in word_problems(KNOWN.findings)[0]


@pytest.mark.parametrize("text", ["Both heels are sore.", "My heel hurts.", "A sharp pain in the heel."])
def test_a_heel_that_is_not_told_better_leaves_the_place_open(text: str) -> None:
    heels = {"sole-heel-front", "sole-heel-centre", "heel-back"}
    assert not heels & present(text)
    assert heels <= unsure(text)
    assert not heels & unsure("My heel hurts. It is the back of the heel.")


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("It does not hurt here, but at the front of the ankle it does.", "front-ankle", "no-pain"),
        (
            "Pressing the bone tips does not hurt much, but in front of the outer ankle bone it does.",
            "tender-outer-ligament",
            "tender-outer-bone",
        ),
        ("The ankle is not painful, the arch is.", "sole-arch", "ankle-deep"),
        ("It isn't the calf that hurts but the big toe.", "big-toe", "calf-upper"),
        ("No, it is swollen.", "swelling", "bruise"),
    ],
)
def test_a_no_covers_only_its_own_half(text: str, there: str, not_there: str) -> None:
    assert there in present(text)
    assert not_there not in present(text)


@pytest.mark.parametrize("text", ["No pain on the bone.", "The ankle bone doesn't hurt.", "The tips of the ankle bones are not sore."])
def test_no_pain_at_one_spot_is_not_no_pain(text: str) -> None:
    assert "complaint-pain" not in absent(text)
    assert "no-pain" not in present(text)


@pytest.mark.parametrize("text", ["It does not hurt.", "There's a lump on my foot, it doesn't hurt at all.", "I have no pain at all."])
def test_no_pain_at_all_is_no_pain(text: str) -> None:
    assert "no-pain" in present(text)
    assert "complaint-pain" not in present(text)


def test_a_question_can_be_answered_with_no() -> None:
    assert "fever-unwell" in absent("Fever? No. Swelling? Yes.")
    assert "swelling" in present("Fever? No. Swelling? Yes.")


def test_no_pain_here_and_pain_there_is_pain() -> None:
    assert heard("It does not hurt. In the evening the heel hurts a lot.").answers.get("pain") != 0


@pytest.mark.parametrize("text", ["My wife says there is a sore on my foot.", "There's a sore on the sole.", "An open sore that is wet."])
def test_a_sore_is_a_wound(text: str) -> None:
    assert "open-wound" in present(text)
    assert "complaint-pain" not in present(text)


@pytest.mark.parametrize("text", ["A sore foot.", "It has been a bit sore.", "My foot is sore on the inside.", "A sore spot on the sole."])
def test_sore_is_no_wound(text: str) -> None:
    assert "open-wound" not in present(text)
    assert "complaint-pain" in present(text)


def test_a_word_is_not_mended_into_a_part_of_the_body() -> None:
    assert present("my ankle is swole and black n blue") >= {"swelling", "bruise"}
    assert "sole-arch" not in present("my ankle is swole")
    assert vocabulary().mend("solve") == "solve"


@pytest.mark.parametrize("text", ["I rolled my ankle outwards.", "Twisted my right ankle, rolled outwards."])
def test_rolled_outwards_leaves_open_which_way_the_foot_went(text: str) -> None:
    assert "began-twist" in present(text)
    assert not {"turned-outward", "rolled-inward"} & present(text)


def test_how_swollen_is_not_how_fast() -> None:
    assert "swelling-at-once" not in present("It is swollen like an egg.")
    assert "swelling-at-once" in present("It swelled up straight away.")


def test_one_who_only_tells_is_not_the_patient() -> None:
    assert heard("My wife says there is a sore on my right foot.").sex is None
    assert heard("My husband noticed that my foot is blue.").sex is None


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("I have had diabetes for 15 years. The sore has been there since this morning.", "lasted-under-2-days"),
        ("I've run for 20 years. My shin has hurt for three weeks.", "lasted-1-6-weeks"),
        ("I took antibiotics six months ago. My heel has hurt for ten days.", "lasted-1-6-weeks"),
        ("twisted it yday", "lasted-under-2-days"),
    ],
)
def test_a_time_belongs_to_the_complaint(text: str, option: str) -> None:
    assert heard(text).answers["duration"] == option


@pytest.mark.parametrize(
    "text",
    ["I've been diabetic for ten years.", "I started running two years ago.", "My marathon is in 10 days.", "It is better than last week."],
)
def test_a_time_of_something_else_says_nothing(text: str) -> None:
    assert "duration" not in heard(text).answers


@pytest.mark.parametrize("text", ["Lea is 11.", "11 y/o, sore heels", "my son (11) limps", "she's eleven", "Tom, 11, has sore heels."])
def test_more_ways_to_tell_an_age(text: str) -> None:
    assert heard(text).age == 11


@pytest.mark.parametrize("text", ["Pain is 7.", "I'm 1.80 m tall.", "Monday is 3 days away."])
def test_other_numbers_are_no_age(text: str) -> None:
    assert heard(text).age is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I took ciprofloxacin in spring.", "present"),
        ("I took ciprofloxacin six months ago.", "present"),
        ("I took ciprofloxacin last year.", "unsure"),
        ("I took ciprofloxacin years ago.", "not"),
        ("I took ciprofloxacin five years ago.", "not"),
    ],
)
def test_a_drug_counts_for_about_half_a_year(text: str, told: str) -> None:
    assert ("fluoroquinolone" in present(text)) == (told == "present")
    assert ("fluoroquinolone" in unsure(text)) == (told == "unsure")
    assert "new-medicine" not in present(text)


def test_the_healthy_side_is_only_held_against() -> None:
    assert not {"right-side"} & present("Worse than the right one, heel stiff and swollen.")
    assert {"both-sides", "stiff"} <= present("My left Achilles hurts more than the right, both stiff.")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I woke up with pain this morning.", "first-step-pain"),
        ("In the morning I hardly have any pain.", "first-step-pain"),
        ("I woke up this morning with a sore toe.", "night-pain"),
        ("I wear a splint at night.", "night-pain"),
        ("I'm training for a marathon.", "more-running"),
        ("I've run several half marathons in my life.", "long-race"),
        ("I have a marathon in 10 days.", "long-race"),
        ("He was crying when he fell.", "severe-pain"),
        ("I'm in severe trouble at work.", "severe-pain"),
        ("I bought boots a size bigger than usual.", "sausage-toe"),
        ("It is tender to touch.", "touch-hurts"),
        ("The next day I went for a run.", "after-hard-effort"),
        ("I use a frozen water bottle under my foot.", "frozen-waxy-skin"),
        ("Bit by bit I ran more.", "began-wound"),
        ("I want to lose weight.", "weight-loss-sweats"),
        ("The nurse took my temperature and it was normal.", "long-standing-work"),
        ("The nurse popped in to look at my heel.", "snap-back-of-leg"),
    ],
)
def test_a_likeness_of_words_is_not_enough(text: str, finding: str) -> None:
    assert finding not in present(text)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        (f"My {part} {verb} {look}.", danger)
        for part, verb, look, danger in [
            ("foot", "has gone", "white and ice cold", "cold-pale-foot"),
            ("toes", "look", "bluish and they stay cold", "cold-pale-foot"),
            ("leg", "turned", "pale, cold and numb", "cold-pale-foot"),
            ("right foot", "feels", "colder than it normally does", "cold-pale-foot"),
            ("foot", "has", "no colour and is cold", "cold-pale-foot"),
            ("toe", "has turned", "coal black", "black-blistered-skin"),
            ("heel", "has", "a sore with a black edge", "black-blistered-skin"),
            ("legs", "have", "no strength in them", "spreading-weakness"),
            ("legs", "won't", "hold me up", "spreading-weakness"),
            ("feet", "were", "weak and now my thighs are too", "spreading-weakness"),
            ("foot", "just", "hangs down when I walk", "foot-drop"),
            ("foot", "won't", "come up when I pull", "foot-drop"),
            ("calf", "went", "ping", "snap-back-of-leg"),
            ("calf", "is", "bigger than the other and hot", "one-calf-swollen"),
            ("leg", "puffed", "up after the flight", "one-calf-swollen"),
            ("ankle", "is", "hot, swollen and I never hurt it", "hot-swollen-joint"),
            ("skin", "is", "red and it has reached the knee", "spreading-redness"),
            ("toes", "are", "white, hard and waxy", "frozen-waxy-skin"),
            ("muscle", "is", "tense and shiny and hurts more and more", "tight-growing-pain"),
            ("leg", "is", "worse and worse inside the cast", "tight-growing-pain"),
            ("bladder", "leaks and I have", "no feeling when I wipe myself", "saddle-or-bladder"),
            ("breathing", "has not", "been quite right", "breathless-chest-pain"),
            ("calf hurts and I", "feel", "winded on the stairs", "breathless-chest-pain"),
            ("temperature", "was", "39 degrees", "fever-unwell"),
        ]
    ],
)
def test_danger_is_heard_however_it_is_put(text: str, danger: str) -> None:
    assert danger in present(text)


@pytest.mark.parametrize(
    "text",
    [
        "My foot is not cold and not pale.",
        "The toes are warm and pink.",
        "The redness has gone.",
        "My calf is not swollen and not hot.",
        "Nothing snapped.",
        "My legs are strong.",
        "I can lift my foot and toes normally.",
        "My gran lost her foot, my own feet are warm.",
        "What if my toes turn black?",
        "The doctor asked whether I had chest pain.",
        "My temperature was 36.8.",
        "In 2015 I had a swollen leg.",
        "I twisted my ankle and it's warm and swollen.",
        "I have a cold.",
        "I put a cold pack on my foot.",
        "My toenail is black.",
        "I can't bend the tip of my big toe.",
        "I could not run a step but I walked home.",
    ],
)
def test_no_danger_in_a_no_a_fear_a_past_or_another(text: str) -> None:
    assert not {f for f in present(text) if KNOWN.findings[f].kind == "danger"}


def test_signs_told_apart_in_two_sentences_count_together() -> None:
    assert "spreading-redness" in present("There is pus coming out. The skin is red.")


def test_a_pattern_can_ask_for_one_form_of_a_word() -> None:
    assert "spreading-weakness" in present("My legs have gone weak.")
    assert "spreading-weakness" not in present("My leg has gone weak.")
