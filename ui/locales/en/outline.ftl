# The workshop as a list: what a screen reader is told, and the help about its keys.
outline-keys = Arrows: walk · Shift: more · Enter: change or write · Space: pick up, put down · Shift+F10: menu · F1: all keys
outline-face-down = Note, still face down
outline-stack = Stack { $title }
outline-stack-name = Name of the stack
outline-carried = { $count ->
    [one] { $count } note in the hand: go to a zone and press Space
   *[other] { $count } notes in the hand: go to a zone and press Space
}

outline-said-picked-up = { $count ->
    [one] Picked up { $count } note. Walk to a zone; Space puts it down there, Escape puts it back
   *[other] Picked up { $count } notes. Walk to a zone; Space puts them down there, Escape puts them back
}
outline-said-nowhere = Not here: go to a zone of the same sheet
outline-said-stacked = { $count ->
    [one] { $count } note laid on the stack { $title }
   *[other] { $count } notes laid on the stack { $title }
}
outline-said-renamed = Stack renamed

outline-help-walk = Previous or next row
outline-help-zones = Next or previous zone
outline-help-ends = First or last row
outline-help-fold = Open or fold a row, go in or out
outline-help-write = Change the note; write in the zone
outline-help-type = In a zone: just type to write a note; on a note: go on with it
outline-help-extend = Choose more
outline-help-beside = Go on without choosing; choose this one too, or not
outline-help-all = Choose all notes of the zone
outline-help-carry = Pick notes up, put them down in the zone at hand
outline-help-shift = Move notes to the next or previous zone
outline-help-menu = Menu: voice, colour, size, stack
outline-help-delete = Delete what is chosen
outline-help-cancel = Put back, let go, stop writing (what is written stays)
