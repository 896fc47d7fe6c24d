// What somebody who means harm would put wherever tairi takes a text, and eyes for
// what came of it. Whatever is taken for markup makes an element or an attribute
// `tairi-evil`, whatever is run sets `tairiHit`.

/** Texts that become elements, attributes or scripts where they are taken for markup. */
export const MARKUP = [
  "<tairi-evil></tairi-evil><script>tairiHit=1</script>",
  "<img tairi-evil src=x onerror=tairiHit=1>",
  "<svg tairi-evil onload=tairiHit=1>",
  '"><tairi-evil onclick="tairiHit=1">',
  "'><tairi-evil onclick='tairiHit=1'>",
  '" tairi-evil onfocus=tairiHit=1 autofocus x="',
  "' tairi-evil onfocus=tairiHit=1 autofocus x='",
  "x tairi-evil onfocus=tairiHit=1 autofocus",
  "</title></style></textarea></noscript></template></script><img tairi-evil src=x onerror=tairiHit=1>",
  "]]></desc></text></svg><tairi-evil/><script>tairiHit=1</script><![CDATA[",
  "--><tairi-evil></tairi-evil><!--",
  "<?xml-stylesheet href='javascript:tairiHit=1'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><tairi-evil>&y;",
  '<iframe tairi-evil srcdoc="<script>parent.tairiHit=1</script>">',
  "<template><tairi-evil></tairi-evil></template>",
  '<base tairi-evil href="https://evil.test/">',
  "<math><mtext><table><mglyph><style><!--</style><img tairi-evil src=x onerror=tairiHit=1>",
  "&lt;tairi-evil&gt;&#60;tairi-evil&#62;\\u003ctairi-evil\\u003e%3Ctairi-evil%3E",
];

/** Texts that do harm as an address or as code. */
export const CODE = [
  "javascript:tairiHit=1",
  "JaVa\tScRiPt:tairiHit=1//",
  "data:text/html,<script>opener.tairiHit=1</script>",
  "//evil.test/x",
  "https://evil.test/x?",
  "\\\\evil.test\\x",
  "${tairiHit=1}{{tairiHit=1}}#{tairiHit=1}<%=tairiHit=1%>",
  "';tairiHit=1;//",
  '\\";tairiHit=1;//',
  "`;tairiHit=1;`",
  "url(javascript:tairiHit=1)",
  "red;background:url(https://evil.test/x)",
  "} * { background: url(https://evil.test/x) }",
  "x]:not(y),[z='",
];

/** Names that every object has. */
export const NAMES = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "then", "length"];

/** Letters that are none, turn others round, or are too many. */
export const LETTERS = [
  "\0",
  "a\0b",
  "\u0001\u0008\u000b\u000c\u001b\u007f\u0085",
  "\u202etxt.exe\u202c",
  "\u2066\u2067\u2068\u200b\u200e\ufeff",
  "\ud800",
  "a\udc00b",
  "\ufffe\uffff\u{1fffe}",
  "\u2028\u2029",
  "\r\nSet-Cookie: a=b\r\n",
  "%00%0d%0a%u0000%",
  "Z" + "\u0351\u036b\u0343".repeat(300),
  "台".repeat(40_000),
];

/** What a spreadsheet would compute (OWASP, CSV injection). */
export const FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠x", '=HYPERLINK("https://evil.test/","x")', "=cmd|' /C calc'!A0", "x,=1+1", "x;=1+1", '","=1+1', '";=1+1'];

/** Names of files that lead elsewhere. */
export const PATHS = ["../../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "a/../../b", ".", "..", "CON", "file:///etc/passwd"];

/** Numbers that are none, or too large. */
export const NUMBERS = ["-1", "NaN", "Infinity", "1e999", "0x10", "2147483648", "-2147483649", "9".repeat(400), "1..", "9999..0000"];

export const ALL = [...MARKUP, ...CODE, ...NAMES, ...LETTERS, ...FORMULAS, ...PATHS, ...NUMBERS];

/**
 * Runs in a page, before all else: `tairiFaults()` lists what came of the texts above.
 * Dialogs and refused requests are for whoever opens the page to hear of.
 */
export function watchFaults() {
  const plain = Object.getOwnPropertyNames(Object.prototype).join();
  const lists = Object.getOwnPropertyNames(Array.prototype).join();
  const refused = [];
  addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  const LINKS = ["src", "href", "xlink:href", "action", "formaction", "data", "poster", "background", "srcdoc"];
  window.tairiFaults = (root = document) => {
    const faults = [];
    const look = (tree) => {
      for (const each of tree.querySelectorAll("*")) {
        const name = each.localName;
        if (name.includes("tairi-evil")) faults.push(`an element ${name}`);
        for (const attribute of each.attributes) {
          if (attribute.name.includes("tairi-evil")) faults.push(`an attribute ${attribute.name} of ${name}`);
          if (/^on/i.test(attribute.name)) faults.push(`${attribute.name} of ${name}`);
          if (LINKS.includes(attribute.name) && /^\s*(?:java\s*script|data:text|vbscript)|^(?:https?:)?[\\/]{2}evil\.test/i.test(attribute.value)) faults.push(`${attribute.name}=${attribute.value} of ${name}`);
        }
        if (each.shadowRoot) look(each.shadowRoot);
        if (name === "template") look(each.content);
      }
    };
    look(root);
    if (root !== document) return faults;
    if (window.tairiHit !== undefined) faults.push("something was run");
    if (Object.getOwnPropertyNames(Object.prototype).join() !== plain || Object.getOwnPropertyNames(Array.prototype).join() !== lists) faults.push("every object has got something");
    return [...faults, ...refused.splice(0).map((each) => `refused: ${each}`)];
  };
}
