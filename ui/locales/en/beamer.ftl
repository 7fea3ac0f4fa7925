# What the room sees, and by what the facilitator chooses it.

beamer-page = Beamer
beamer-shows-waiting = One moment: the session is about to begin.
beamer-shows-sheet = { $title }, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
  }
beamer-shows-part = { $title }: { $part }, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
  }
beamer-shows-note = One note, from { $zone }
beamer-shows-loose-note = One note
beamer-shows-hidden-note = A note that is still face down
beamer-shows-crossings = Crossings of steps and handles
beamer-shows-action = Action: { $title }
beamer-shows-countdown = Countdown
beamer-shows-black = The picture is black
beamer-welcome = Welcome
beamer-lost = The picture stands still: Handvat does not answer.

beamer-action = Action
beamer-action-owner = Owner
beamer-action-due = Due
beamer-action-measure = Success measure
beamer-action-no-owner = Nobody yet
beamer-action-no-due = No date yet
beamer-crossing-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
  }
beamer-crossing-actions = { $count ->
    [one] 1 action
   *[other] { $count } actions
  }
beamer-crossing-gap = empty
beamer-crossing-meant = empty on purpose

# On the console.
beamer = Beamer
beamer-now = The room sees: { $what }
beamer-now-closed = The beamer window is closed
beamer-now-black = The room sees black; behind it: { $what }
beamer-chosen = After the freeze: { $what }
beamer-frozen = FROZEN
beamer-black = BLACK
on-the-beamer = On the beamer
beamer-live = Live
beamer-menu = Show on the beamer
beamer-look = Look
beamer-light = Light
beamer-dark = Dark
beamer-contrast = High contrast
beamer-what-waiting = waiting picture
beamer-what-canvas = { $title }
beamer-what-zone = { $title }
beamer-what-part = a part of { $title }
beamer-what-note = one note
beamer-what-crossings = crossings
beamer-what-action = one action
beamer-what-card = a card
beamer-what-countdown = countdown
beamer-shown = The beamer now shows: { $what }
beamer-shown-closed = On the beamer: { $what }. Nobody sees it yet: F5 opens the beamer window.
beamer-frozen-on = Picture frozen: the room keeps what it sees
beamer-frozen-off = The picture follows again
beamer-black-on = The beamer is black
beamer-black-off = The beamer is back

action-beamer-window = Open or close the beamer window
action-show-waiting = Show the waiting picture
action-show-at-hand = Show what is chosen on the beamer
action-show-note = Note as large as the screen
action-show-sheet = This sheet on the beamer
action-show-seen = This part on the beamer
action-show-crossings = Crossings on the beamer
action-show-countdown = Countdown on the beamer
action-freeze = Freeze the beamer’s picture
action-black = Black out the beamer

# The countdown.
clock = Countdown
clock-minutes = Minutes
clock-wrong = Write the time in minutes, such as 5 or 1.5; 600 at most.
clock-start = Start
clock-pause = Pause
clock-resume = Go on
clock-add = +1 minute
clock-stop = Stop
clock-sound = Sound
clock-left = { $time } left
clock-over = Time is up
clock-soon = Nearly up
clock-last = Last moments
clock-held = Paused at { $time }
clock-started = { $count ->
    [one] Countdown runs: 1 minute
   *[other] Countdown runs: { $count } minutes
  }
action-countdown = Start or pause the countdown
action-countdown-minute = One minute more
action-countdown-stop = Stop the countdown

menu-beamer = Beamer

# Face-down writing.
blind = Face-down writing
blind-hint = New notes in this zone lie face down, on the beamer too, until you reveal them.
blind-on = { $zone }: notes are written face down
blind-off = { $zone }: notes are written face up again
blind-count = { $count ->
    [one] 1 note lies face down
   *[other] { $count } notes lie face down
  }
blind-reveal-zone = Reveal all
blind-reveal = Reveal this one
blind-peek-key = Look (here only)
blind-face-down = Note, still face down
blind-author-show = Show the author
blind-author = Author
blind-revealed = { $count ->
    [one] 1 note revealed
   *[other] { $count } notes revealed
  }
action-blind = Face-down writing in this zone
action-reveal-zone = Reveal all in this zone
action-reveal-notes = Reveal the chosen notes
