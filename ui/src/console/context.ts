/** The desk, for every component of the console. */
import { createContext } from "svelte";

import type { Mirror } from "../workshop/mirror.svelte";
import type { Desk } from "./desk.svelte";

export const [getDesk, setDesk] = createContext<Desk>();

/** The open workshop; only for components that are drawn while there is one. */
export const [getWorkshop, setWorkshop] = createContext<Mirror>();
