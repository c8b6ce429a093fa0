// What a reader sees of a page, asked in the page itself: visiting.py and old_browsers.py put this into it before any
// script of the site. Everything comes back as a list of what is wrong, in words that lead to the place.
{
  const checkVisibility = Element.prototype.checkVisibility; // kept: some tests take it away from the site
  const seen = (element) => checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true });
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const clips = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";

  /** The ancestors that may cut what an element shows: for what is taken out of the flow only those it hangs on. */
  function* holders(element) {
    let { position } = style(element);
    for (let each = element.parentElement; each && each !== document.documentElement; each = each.parentElement) {
      if (position === "fixed") return;
      const own = style(each);
      if (position !== "absolute" || own.position !== "static") {
        yield [each, own];
        position = own.position;
      }
    }
  }

  /** For screen readers only: one pixel, or clipped away. */
  const unseenOnPurpose = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { position, clipPath, clip } = style(each);
      if (position === "absolute" && (each.clientWidth <= 1 || clipPath.startsWith("inset(") || clip !== "auto")) return true;
    }
    return false;
  };

  /** What leads past the frame lies outside of the window until it has the focus. */
  const skips = (element) => element.closest("a[href^='#']") === document.querySelector("a[href]") && element.closest("a");

  /** Every visible run of text with the boxes of its lines. */
  function texts(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("script, style, template, noscript, option, textarea") || !seen(element)) continue;
      if (unseenOnPurpose(element) || skips(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((each) => each.width > 1 && each.height > 1);
      if (boxes.length) found.push({ element, words: node.data.trim().slice(0, 40), boxes });
    }
    return found;
  }

  /** Whether something sticks out sideways, and what. */
  function wide() {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const out = all("body *").filter((each) => seen(each) && !each.parentElement.closest("svg") && (each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1));
    return [`${scrollWidth} of ${innerWidth}`, ...out.slice(-3).map(name)];
  }

  /** Text that a box cuts off, or that lies outside of the page. What can be scrolled to is not cut. */
  function cut() {
    const wrong = [];
    for (const { element, words, boxes } of texts()) {
      const box = { left: Math.min(...boxes.map((each) => each.left)), right: Math.max(...boxes.map((each) => each.right)), top: Math.min(...boxes.map((each) => each.top)), bottom: Math.max(...boxes.map((each) => each.bottom)) };
      const slack = 0.3 * boxes[0].height; // letters are lower than the box of their line
      let acrossDone = false, downDone = false;
      for (const [holder, { overflowX, overflowY }] of [[element, style(element)], ...holders(element)]) {
        if (style(holder).display === "inline") continue;
        const edge = holder.getBoundingClientRect();
        if (!acrossDone && clips(overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1)) wrong.push(`${words} – cut by ${name(holder)}`);
        if (!downDone && clips(overflowY) && (box.top < edge.top - slack || box.bottom > edge.bottom + slack)) wrong.push(`${words} – cut by ${name(holder)}`);
        acrossDone ||= scrolls(overflowX);
        downDone ||= scrolls(overflowY);
      }
      if (!acrossDone && (box.left < -1 || box.right > Math.max(innerWidth, document.documentElement.scrollWidth) + 1 || box.top + scrollY < -slack)) wrong.push(`${words} – outside of the page`);
    }
    return [...new Set(wrong)];
  }

  /** Lines of text that lie on each other. */
  function overlapping() {
    const lines = texts().flatMap(({ element, words, boxes }) => boxes.map((each) => ({
      element, words, left: each.left, right: each.right, top: each.top + 0.28 * each.height, bottom: each.bottom - 0.28 * each.height,
    }))).sort((one, other) => one.top - other.top);
    const wrong = [];
    lines.forEach((line, index) => {
      for (let next = index + 1; next < lines.length && lines[next].top < line.bottom - 1; next += 1) {
        const other = lines[next];
        const width = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        if (width > 2 && other.element !== line.element) wrong.push(`${line.words} × ${other.words}`);
      }
    });
    return [...new Set(wrong)];
  }

  const opaque = (element) => /^(img|video|canvas)$/.test(element.localName) || !/^(transparent|rgba\(.*, 0\))$/.test(style(element).backgroundColor);

  /** Text under something that is not part of it; asked for what is inside of the window. */
  function covered() {
    const wrong = [];
    for (const { element, words, boxes } of texts()) {
      for (const box of boxes) {
        const across = (box.left + box.right) / 2, down = (box.top + box.bottom) / 2;
        if (across < 0 || across > innerWidth || down < 0 || down > innerHeight) continue;
        let top = document.elementFromPoint(across, down);
        if (!top || top.contains(element) || element.contains(top)) continue;
        for (; top && !top.contains(element); top = top.parentElement) if (opaque(top)) break;
        if (top && !top.contains(element)) { wrong.push(`${words} – under ${name(top)}`); break; }
      }
    }
    return wrong;
  }

  /** Text in the colour of what it stands on: axe-core takes that for a picture of its own. */
  function invisible() {
    return texts().filter(({ element }) => {
      const { color } = style(element);
      if (/, 0\)$/.test(color)) return true;
      for (let each = element; each; each = each.parentElement) {
        const own = style(each);
        if (each.localName === "svg" || own.backgroundImage !== "none") return false;
        if (opaque(each)) return own.backgroundColor === color;
      }
      return false;
    }).map(({ words }) => words);
  }

  /** Pictures and maps of which nothing is to be seen. */
  function collapsed() {
    return all("main img, main svg:not([aria-hidden=true]), main .cover, main .pic").filter((each) => {
      const { width, height } = each.getBoundingClientRect();
      return seen(each) && each.complete !== false && (width < 8 || height < 8); // what is on its way is to be seen when it comes
    }).map(name);
  }

  /** The box that a finger or a pointer hits; that of its label with it. */
  function target(element) {
    const boxes = [element, ...(element.labels ?? [])].flatMap((each) => [...each.getClientRects()]).filter((each) => each.width && each.height);
    if (!boxes.length) return null;
    const left = Math.min(...boxes.map((each) => each.left)), right = Math.max(...boxes.map((each) => each.right));
    const top = Math.min(...boxes.map((each) => each.top)), bottom = Math.max(...boxes.map((each) => each.bottom));
    return { element, left, right, top, bottom, width: right - left, height: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** Within a line of other text the line gives the height. */
  function inSentence(element) {
    if (!style(element).display.startsWith("inline")) return false;
    let block = element.parentElement;
    while (block && style(block).display.startsWith("inline")) block = block.parentElement;
    const copy = block.cloneNode(true);
    for (const each of all(CONTROLS, copy)) each.remove();
    return /[\p{L}\p{N},、،]/u.test(copy.textContent); // or in a list of which the commas are text
  }

  /** Targets below 24 pixels that are no link in a sentence and have others within 24 pixels around them (WCAG 2.5.8). */
  function small() {
    const targets = all(CONTROLS).filter((each) => seen(each) && each.tabIndex >= 0 && !each.disabled && !unseenOnPurpose(each) && !skips(each) && !each.matches("[tabindex='0']:not(a, button)")).map(target).filter(Boolean);
    const low = (each) => each.width < 23.9 || each.height < 23.9;
    const near = (one, other) => {
      const away = Math.hypot(Math.max(other.left - one.x, 0, one.x - other.right), Math.max(other.top - one.y, 0, one.y - other.bottom));
      return away < 12 || (low(other) && Math.hypot(one.x - other.x, one.y - other.y) < 24);
    };
    return targets.filter((one) => low(one) && !inSentence(one.element) && targets.some((other) => other !== one && !other.element.contains(one.element) && near(one, other)))
      .map(({ element, width, height }) => `${Math.round(width)}×${Math.round(height)} ${name(element)}`);
  }

  const drawn = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0;

  /** What shows the focus: on the element, on the box that covers its card, or round a piece of the page. */
  function ring(element) {
    const shown = element.type === "file" && element.nextElementSibling ? element.nextElementSibling : element;
    if (drawn(style(shown))) return { holder: shown, boxes: [...shown.getClientRects()], own: style(shown) };
    for (const pseudo of ["::after", "::before"]) {
      const own = style(element, pseudo);
      if (own.content === "none" || !drawn(own)) continue;
      let holder = element;
      if (own.position === "absolute") while (holder.parentElement && style(holder).position === "static") holder = holder.parentElement;
      return { holder, boxes: [holder.getBoundingClientRect()], own };
    }
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      if (drawn(style(each))) return { holder: each, boxes: [each.getBoundingClientRect()], own: style(each) };
    }
    return null;
  }

  const floating = (element) => {
    for (let each = element; each; each = each.parentElement) if (/fixed|sticky/.test(style(each).position)) return each;
    return null;
  };

  /** What is wrong with how the focus is seen on an element that has it. */
  function focus(element) {
    const found = ring(element);
    if (!found) return [`no ring: ${name(element)}`];
    const { holder, own } = found, wrong = [];
    const far = parseFloat(own.outlineWidth) + parseFloat(own.outlineOffset);
    const boxes = found.boxes.filter((each) => each.width && each.height);
    const box = boxes[0] ?? element.getBoundingClientRect();
    const left = Math.min(...boxes.map((each) => each.left)) - far, right = Math.max(...boxes.map((each) => each.right)) + far;
    const top = Math.min(...boxes.map((each) => each.top)) - far, bottom = Math.max(...boxes.map((each) => each.bottom)) + far;
    if (left < -0.5 || right > innerWidth + 0.5) wrong.push(`ring ${Math.round(left)}–${Math.round(right)} outside of the window: ${name(element)}`);
    for (const [each, { overflowX, overflowY, overflowClipMargin, contain }] of holders(holder)) {
      if (each === document.body || each.localName === "svg" && holder.closest("svg")) continue;
      const edge = each.getBoundingClientRect(), paint = /paint|strict|content/.test(contain);
      const across = overflowX !== "visible" || paint, down = overflowY !== "visible" || paint;
      const room = 0.5 + (overflowX === "clip" ? parseFloat(overflowClipMargin) || 0 : 0);
      if ((across && (left < edge.left - room || right > edge.right + room)) || (down && (top < edge.top - room || bottom > edge.bottom + room))) wrong.push(`ring cut by ${name(each)}: ${name(element)}`);
    }
    const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2; // of what is in the window
    const over = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    if (!over) wrong.push(`outside of the window: ${name(element)}`);
    else if (!element.contains(over) && !over.contains(element) && !holder.contains(over) && floating(over) !== floating(element)) wrong.push(`covered by ${name(floating(over) ?? over)}: ${name(element)}`);
    return wrong;
  }

  /** Pieces beside or below each other in another order than the keyboard goes through them. */
  function order() {
    const wrong = [];
    for (const box of all("body *").filter((each) => /flex|grid/.test(style(each).display) && seen(each))) {
      const rightToLeft = style(box).direction === "rtl";
      const pieces = [...box.children].filter((each) => seen(each) && !/absolute|fixed/.test(style(each).position) && (each.matches(CONTROLS) || each.querySelector(CONTROLS)));
      pieces.slice(1).forEach((each, index) => {
        const one = pieces[index].getBoundingClientRect(), other = each.getBoundingClientRect();
        if (!one.width || !other.width || each.localName === "aside") return; // what stands beside a text is read before or after it
        const beside = one.top < other.bottom - 1 && other.top < one.bottom - 1;
        const before = rightToLeft ? other.left >= one.right - 1 : other.right <= one.left + 1;
        if (other.bottom <= one.top + 1 || (beside && before)) wrong.push(`${name(each)} stands before ${name(pieces[index])}`);
      });
    }
    return wrong.concat(all("[tabindex]").filter((each) => each.tabIndex > 0).map(name));
  }

  /** Maps, charts and groups that do not say what they are, or say it in the words of another. */
  function nameless() {
    const parts = all("main svg, main [role=group], main [role=img], main [role=region]").filter((each) => seen(each) && !each.closest("[aria-hidden=true]") && !each.parentElement.closest("svg"));
    const names = parts.map((each) => (each.getAttribute("aria-label") ?? (each.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ")).trim());
    const again = (each, index) => each.getAttribute("role") !== "img" && names.indexOf(names[index]) !== index; // a sign may be there often
    return parts.filter((each, index) => !names[index] || again(each, index) || /natural earth/i.test(names[index]) || (each.localName === "svg" && !/^(img|group)$/.test(each.getAttribute("role") ?? ""))).map(name);
  }

  /** Text as far apart as readers may set it (WCAG 1.4.12). */
  function spaced(on) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = on ? [sheet] : [];
  }

  const count = () => texts().reduce((sum, { element, words }) => sum + (element.closest("main") ? words.length : 0), 0);
  window.looks = { wide, cut, overlapping, covered, invisible, collapsed, small, focus, order, nameless, spaced, count, seen, CONTROLS };
}
