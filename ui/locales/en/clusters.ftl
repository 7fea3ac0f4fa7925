# Stacks, notes that are alike, the parking lot, arrows.
similar = Alike
similar-look = Find notes that are alike
similar-found = { $count ->
    [0] No notes that are alike
    [one] 1 group that is alike
   *[other] { $count } groups that are alike
  }
similar-percent = { $percent } % of the words and letters are the same
similar-stack = Onto one stack
stack-fan = Fan out
stack-fold = Together again
stack-leave = Out of the stack
stack-member = Belongs to stack “{ $title }”
parking-lead = What the group comes back to later. The action plan names it, too.
parking-back = Put back
parking-back-all = Put all back
parking-none = Nothing is in the parking lot.
parking-none-hint = Choose a note and put it aside with ‘To the parking lot’ when the group is to come back to it later.
parked = { $count ->
    [one] { $count } note is in the parking lot: on the left, under Overview.
   *[other] { $count } notes are in the parking lot: on the left, under Overview.
}
links = Arrows
link-to = to
link-from = from
link-words = Words at the arrow
link-delete = Remove the arrow
link-draw = Arrow to another note
link-cancel = No arrow after all
link-choose = Choose the note that the arrow goes to: click or tap it, or go there by the keys and press Enter. Esc stops.
link-handle = Arrow: drag it to another note
link-made = Arrow drawn
action-fan-stack = Fan the stack out or together
action-unstack-notes = Take notes out of the stack
action-park-notes = To the parking lot
action-unpark-notes = Back from the parking lot
action-link-note = Draw an arrow
picture-copied = The picture is on the clipboard
format-png = PNG
    .about = A picture of the sheet, to share or to put on a slide.
picture-of = Picture of
picture-chosen = What is chosen
picture-sheet = The whole sheet
picture-scale = Sharpness
picture-copy = Copy to the clipboard
stack = Stack
