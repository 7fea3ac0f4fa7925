# Finding and filtering.
find = Find and filter
find-words = Search all text
find-hint = Type a word or choose a filter.
find-count = { $count ->
    [0] Nothing found
    [one] 1 found
   *[other] { $count } found
  }
find-at = { $place } of { $count }: { $text }
find-next = Next
find-previous = Previous
find-close = Close the search
find-clear = Clear the filter
find-any = any
find-zone = Zone
find-stack = Stack
find-no-stack = not in a stack
find-author = Author
find-no-author = without an author
find-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
  }
find-kind-note = Note
find-kind-stack = Stack
find-kind-action = Action
find-kind-zone = Zone
find-kind-person = Person
find-kind-answer = Answer
find-chosen = { $count ->
    [one] 1 note chosen
   *[other] { $count } notes chosen
  }
action-find = Find and filter…
action-same-colour = Choose the same colour
action-same-voice = Choose the same voice
action-same-zone = Choose all in this zone
action-same-author = Choose the same author
