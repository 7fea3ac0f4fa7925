import js from "@eslint/js";
import { importX } from "eslint-plugin-import-x";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

const onlyInTheTauriHost = {
  patterns: [{ group: ["@tauri-apps/*"], message: "Only ui/src/host/tauri.ts may name Tauri." }],
};

export default ts.config(
  { ignores: ["dist", "node_modules", "src/host/types"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"] },
    },
    plugins: { "import-x": importX },
    settings: {
      "import-x/ignore": ["node_modules"],
      "import-x/external-module-folders": ["node_modules"],
      "import-x/extensions": [".ts", ".js", ".svelte"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"], "svelte-eslint-parser": [".svelte"] },
      "import-x/resolver": { node: { extensions: [".ts", ".js", ".svelte", ".svelte.ts"] } },
    },
    rules: {
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "no-restricted-imports": ["error", onlyInTheTauriHost],
      "no-console": "error",
      eqeqeq: "error",
      // Whole maps are replaced, never changed in place.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  { files: ["src/host/tauri.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  {
    files: ["**/*.svelte"],
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/button-has-type": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "A style attribute breaks the content policy; a `style:` directive does not.",
        },
      ],
      "svelte/no-target-blank": "error",
      "no-undef": "off",
    },
  },
  { files: ["**/*.ts"], rules: { "no-undef": "off" } },
);
