# The room: the board locked, a wall to touch, what the back row can read.
room-tools = Tools for the wall
wall-undo = Undo
wall-redo = Redo
wall-note = Note
wall-more = Choose more
wall-pick-up = Pick up
wall-smaller = Smaller
wall-larger = Larger
wall-sheet = Whole sheet
wall-lock = Lock
room-locked = The board is locked: look, but do not change
room-unlock = Unlock
room-said-locked = The board is locked. Moving about and zooming still work
room-said-unlocked = The board is unlocked
room-placing = { $count ->
    [one] Press the place where the note goes
   *[other] Press the place where the { $count } notes go
}
room-placing-cancel = Put back
action-pick-up = Pick up, and put down with a press
action-lock-board = Lock the board
action-wall-mode = A wall to touch
action-room-setup = The room…
action-make-legible = Legible for the back row
room-setup-title = The room
room-setup-lead = How large letters must be depends on the picture and on who sits farthest away. This is kept on this computer.
room-diagonal = The picture from corner to corner, in cm
room-seat = From the picture to the farthest seat, in cm
room-type = Letters can be read from { $share } % of the picture's height on ({ $points } pt on a screen of 1080 lines).
room-marks = A struck-out ring at notes that the back row cannot read
room-unreadable = { $count ->
    [one] { $count } note not legible at the back
   *[other] { $count } notes not legible at the back
}
room-unreadable-tip = Shows them so large that the back row can read them
