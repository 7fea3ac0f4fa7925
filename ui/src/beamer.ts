/** The beamer's page: a picture for the room. */
import { mount } from "svelte";

import Beamer from "./beamer/Beamer.svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

const target = document.getElementById("beamer");
if (target) mount(Beamer, { target });
