# The board: what a screen reader is told, and the help about its keys.
board-name = Board
board-keys = Arrow keys walk through zones and notes. Type in a zone to write a note, press Enter on a note to change it, Space to pick it up.
board-pasteboard = Outside the zones
board-write = Words of the note
board-write-new = Words of the new note
board-row-sheet = Sheet { $title }
board-row-zone = { $name }, { $count ->
    [0] no notes
    [one] { $count } note
   *[other] { $count } notes
}
board-row-note = { $text }, { $voice }
board-row-empty = Empty note, { $voice }
board-row-stack = Stack { $title }, { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
board-voice-customer = voice customer
board-voice-employee = voice employee
board-voice-assumption = voice assumption

board-choosing = { $count ->
    [0] Press what you choose
    [one] { $count } chosen
   *[other] { $count } chosen
}
board-choosing-done = Done
board-said-choosing = Choosing several: every press chooses one more, or one less
board-said-chosen = No longer choosing several
board-said-added = Note added to { $zone }
board-said-written = Note changed
board-said-emptied = The note is empty now
board-said-not-written = Nothing written
board-said-picked-up = { $count ->
    [one] Picked up { $count } note. Arrow keys carry it, Space puts it down, Escape puts it back
   *[other] Picked up { $count } notes. Arrow keys carry them, Space puts them down, Escape puts them back
}
board-said-put-back = Put back where it was
board-said-moved = { $count ->
    [one] { $count } note moved to { $zone }
   *[other] { $count } notes moved to { $zone }
}
board-said-deleted = { $count ->
    [one] { $count } note deleted
   *[other] { $count } notes deleted
}
board-said-pasted = { $count ->
    [one] { $count } note pasted in { $zone }
   *[other] { $count } notes pasted in { $zone }
}
board-said-duplicated = { $count ->
    [one] { $count } note duplicated in { $zone }
   *[other] { $count } notes duplicated in { $zone }
}
board-said-copied = { $count ->
    [one] { $count } note copied
   *[other] { $count } notes copied
}
board-said-set = { $count ->
    [one] { $count } note changed
   *[other] { $count } notes changed
}
board-said-selected = { $count ->
    [one] { $count } note chosen
   *[other] { $count } notes chosen
}
board-said-zoom = Zoom { $percent } %
board-said-no-clipboard = The clipboard cannot be read here. Press Ctrl+V on the board

board-help-walk = Previous or next note or zone
board-help-into = Into a zone, back to the zone
board-help-zones = Next or previous zone
board-help-ends = First or last
board-help-extend = Choose more
board-help-toggle = Go on without choosing; choose this one too, or not
board-help-type = In a zone: just type to write a note; on a note: go on with it
board-help-next = Take a note in and begin the next
board-help-line = New line in a note
board-help-pick-up = Pick notes up, put them down
board-help-carry = Carry what was picked up; with Shift in large steps
board-help-nudge = Move notes a little; with Shift further
board-help-cancel = Put back, let go, stop writing (what is written stays)
board-help-grab = Hold and drag: move the view
