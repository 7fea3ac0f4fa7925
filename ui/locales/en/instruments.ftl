# Instruments: templates, workshop kits, prompt cards, guidance.

# The gallery
kits = Workshop kits
kits-about = A whole session that is ready: the sheets, the timetable, and a filled version to rehearse with.
template-own = your own template
template-rehearse = Rehearse filled
template-rehearse-with = Rehearse filled: { $name }
templates-broken = { $count ->
    [one] { $count } template of yours cannot be used
   *[other] { $count } templates of yours cannot be used
}
session-parts = Timetable in { $count ->
    [one] { $count } part
   *[other] { $count } parts
}
group-size = { $least }–{ $most } people
sheets = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}
minutes = { $count } min
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
hours-minutes = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} { $minutes } min

# A zone
prompts = Prompt cards
prompt-place = Card { $place } of { $count }
prompt-previous = Previous card
prompt-next = Next card
prompt-note = Onto a note
prompt-noted = Laid in the zone as a note: { $text }
questions = To answer together
group-score = What do you find as a group?
score-given = { $name }: score { $score }
score-none = { $name }: no score any more
score-clear = Clear the score
centricity-flagged = The experience scores 2 or less. Then something is wrong with centricity: look there first.

# An action
measure-choose = Choose from the measures of step and handle
benefits = Good for

# Voices and guidance
voice-share = { $share }%
only-assumptions = Everything here is assumption. Whom could you ask?
voices-of-workshop = Who says it, in the whole workshop?
assumed-zones = { $count ->
    [one] In { $count } zone everything is assumption:
   *[other] In { $count } zones everything is assumption:
}
run-it = How to run it
pitfalls = Pitfalls
materials = To have ready
cards = Cards to open with

# Adding an instrument
add-sheets = Add a sheet…
add-sheets-title = Add a sheet
add-sheets-about = The sheet comes after the others. Everything that is there stays.
sheet-edit-title = Sheet
sheet-name = What is this sheet called?
sheet-rename = Keep this name
sheet-delete = Delete the sheet
sheet-delete-about = { $count ->
    [0] Nothing lies on it. It can be undone.
    [one] The note that lies on it goes too. It can be undone.
   *[other] The { $count } notes that lie on it go too. It can be undone.
  }
sheet-delete-only = The only sheet of a workshop stays.
sheet-deleted = ‘{ $title }’ is deleted
add-sheets-of = Add: { $name }
sheets-added = Added: { $name }

# The outside-in test and objections
test = Outside-in test
verdict-yes = Yes
verdict-no = No
verdict-unclear = Unclear
test-failed = A no asks for a decision: make it an action, or put a note down.
test-action = Make it an action
test-acted = { $count ->
    [one] Action made
   *[other] { $count } actions made
}
test-failing = { $count ->
    [one] { $count } offer or message got a no and is no action yet.
   *[other] { $count } offers or messages got a no and are no action yet.
}
test-all-actions = Make them actions
test-all-notes = Notes in ‘{ $name }’
test-note-in = Note in “{ $name }”
test-noted = Note laid in “{ $name }”
objections = What people bring up against it
objection-answer = Our answer to “{ $text }”
objection-own = Our own answer

# Influences between zones
influences = How the zones work on each other
influence = From { $from } to { $to }
