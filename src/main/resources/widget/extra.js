import { dayOf, format, here, span } from "./dates.js";
import { el } from "./dom.js";
import { list } from "./list.js";

export const script = document.currentScript?.src;

/** The rules of all widgets. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

let arriving, arrived;

/** What the second script brings: fetched once, by the first that needs it. */
export async function extra() {
  try {
    await (arriving ??= FETCH(script));
    return arrived;
  } catch {
    return (arriving = null);
  }
}

/** The second script hands over its rules, its words, and what makes its parts of our tools. */
export function more(style, words, parts) {
  sheet.replaceSync(STYLE + style);
  for (const lang in words) Object.assign(WORDS[lang], words[lang]);
  arrived = parts({ el, list, span, here, dayOf, format });
}
