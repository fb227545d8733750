package org.almanac.browser.inert;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Looks at what a browser has made of a page, in its shadow roots too, for anything that a page of ours never holds. */
final class Inert {
    private static final String LOOK = """
            (html) => {
              const found = window.hacked ? ['ran: ' + window.hacked] : [];
              const links = ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc', 'data'];
              const look = (root) => {
                for (const e of root.querySelectorAll('*')) {
                  for (const {name, value} of e.attributes) {
                    if (/^on/i.test(name)) found.push(e.localName + ' has ' + name);
                    if (links.includes(name) && /^[\\s\\u0000-\\u001f]*(javascript|vbscript|data:text)/i.test(value))
                      found.push(e.localName + ' leads to ' + value);
                  }
                  if (e.localName === 'script' && !e.src && e.type !== 'application/ld+json') found.push('a script');
                  if (e.localName === 'script' && e.type === 'application/ld+json') JSON.parse(e.textContent);
                  if (e.matches('iframe, object, embed, img[src=x], svg a')) found.push(e.outerHTML);
                  if (e.shadowRoot) look(e.shadowRoot);
                }
              };
              const root = html ? new DOMParser().parseFromString(html, 'text/html') : document;
              look(root);
              if (/1235234/.test(root.documentElement.outerHTML)) found.push('a template was filled in');
              return found;
            }""";

    private Inert() {}

    static void check(Page page, String what) {
        assertThat((List<?>) page.evaluate(LOOK)).as(what).isEmpty();
    }

    /** What a browser makes of HTML that is not a page of ours. */
    static void checkHtml(Page page, String html, String what) {
        assertThat((List<?>) page.evaluate(LOOK, html)).as(what).isEmpty();
    }
}
