/** The records and drawings that the board reads and the edits it asks for, as the core defines them. */
export type {
  AddNote,
  Area,
  Canvas,
  Cluster,
  Edit,
  Ink,
  Mark,
  Note,
  NoteText,
  Outcome,
  Pair,
  Scene,
  Zone,
} from "../host/protocol";
