# Words of the printed action plan.

plan-name = Action plan
plan-name-for = Action plan for { $organisation }
plan-untitled = Untitled workshop
plan-page = Page { $page } of { $pages }
plan-blank = to be filled in
plan-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
plan-actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}

# Cover
plan-no-ambition = The ambition has not been put into words yet.
plan-date = Date
plan-place = Place
plan-facilitators = Facilitation
plan-sponsor = Sponsor
plan-printed = As of
plan-participants = { $count ->
    [0] Participants
    [one] { $count } participant
   *[other] { $count } participants
}
plan-no-participants = No participants have been written down yet.
plan-person = Participant
plan-role = Role
plan-department = Department

# Summary
plan-summary = Summary
plan-figure-notes = { $count ->
    [one] note
   *[other] notes
}
plan-figure-customers = of the notes in the customer’s voice
plan-figure-actions = { $count ->
    [one] action, { $ahead } still to do
   *[other] actions, { $ahead } still to do
}
plan-figure-gaps = { $count ->
    [one] empty crossing of the { $crossings }
   *[other] empty crossings of the { $crossings }
}
plan-next = First to do
plan-no-next = No open action has a date yet.
plan-numbered = { $number }. { $title }
plan-nobody = no owner yet
plan-more-actions = { $count ->
    [one] and { $count } more action with a date
   *[other] and { $count } more actions with a date
}
plan-per-owner = Actions per owner
plan-no-actions = There are no actions yet.
plan-owner-load = { $count ->
    [one] { $count } action, { $ahead } still to do
   *[other] { $count } actions, { $ahead } still to do
}
plan-more-owners = { $count ->
    [one] and { $count } more owner
   *[other] and { $count } more owners
}
plan-crossings = Where the strategy is filled and where it is not
plan-step = Step
plan-gap = empty
plan-empty-on-purpose = deliberately empty
plan-reason = Deliberately empty: { $step } × { $handle }. { $reason }

# Canvas
plan-legend-crossing = at the foot of a note: its crossing (step, strokes for the handle)
plan-voice-customer = customer
plan-voice-employee = employee
plan-voice-assumption = assumption

# Actions
plan-chapter-actions = Actions by handle
plan-chapter-all-actions = Actions
plan-no-actions-yet = No actions have been agreed yet.
plan-no-handle = Without a handle
    .note = These actions belong to a step; the handle that anchors them is still missing.
plan-not-placed = Not placed
    .note = These actions have no step and no handle yet.
plan-column-number = No.
plan-column-action = Action
plan-column-steps = Step
plan-column-owner = Owner
plan-column-due = Due
plan-no-date = no date
plan-measure = Success measure: { $measure }
plan-quote = “{ $text }”
plan-quote-numbered = “{ $text }” (note{"\u00A0"}{ $number })
plan-status-open = open
plan-status-doing = doing
plan-status-blocked = blocked
plan-status-done = done
plan-status-dropped = dropped
plan-elsewhere = Also with this handle, worked out elsewhere:
plan-reference = { $number }. { $title } (under { $handle })
plan-to-action = To action { $number }
plan-to-note = To note { $number } in the appendix

# What is parked
plan-parking = Parking lot
    .note = We come back to these.
plan-column-from = Came from

# Appendix
plan-appendix = Appendix: all notes
plan-appendix-count = { $count ->
    [one] { $count } note, by zone in reading order.
   *[other] { $count } notes, by zone in reading order.
}
plan-pasteboard = Outside the zones
plan-stack = Stack: { $title } ({ $notes })
plan-stack-untitled = Stack ({ $notes })
plan-column-note = Note
plan-column-voice = Voice
plan-column-crossing = Crossing
plan-column-actions = Actions
plan-empty-note = (without text)
plan-face-down = (still face down)
plan-face-down-count = { $count } still face down
plan-empty-zones = Still empty

# What the actions are good for, and what people bring up
plan-claims = Benefits and objections
plan-benefits = What the actions are good for
plan-benefit = Benefit
plan-benefit-count = Actions
plan-benefit-actions = Numbers
plan-objections = What people bring up against it
plan-objection = Objection
plan-counter = What can be said to it
plan-own-answer = Our own answer
plan-no-own-answer = not answered yet

# What the group found with its instruments
plan-findings = What we found
plan-flag-centricity = The experience is poor: look at customer centricity again, whatever its own score.
plan-block = Building block
plan-score = Score
plan-level = What that means
plan-question = Question
plan-answer = Our answer
plan-offer = Offer or message
plan-verdict-yes = yes
plan-verdict-no = no
plan-verdict-unclear = unclear
