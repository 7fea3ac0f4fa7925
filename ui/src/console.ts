/** The console's page. */
import { mount } from "svelte";

import { setup } from "./board/setup.svelte";
import Console from "./console/Console.svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/menu.css";
import "./styles/wall.css";

setup.apply();
const target = document.getElementById("console");
if (target) mount(Console, { target });
