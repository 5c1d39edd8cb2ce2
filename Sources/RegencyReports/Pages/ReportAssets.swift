import ByteStreams
import FoundationEssentials

/// The style and the script of the report, which are part of its file.
enum ReportAssets {
  /// What a Content-Security-Policy calls a text: only the one with this hash is used.
  static func source(of text: StaticString) -> String {
    var digits = FileFingerprint(of: "\(text)").sha256[...]
    var bytes = Data()
    while let byte = UInt8(digits.prefix(2), radix: 16) {
      bytes.append(byte)
      digits = digits.dropFirst(2)
    }
    return "sha256-\(bytes.base64EncodedString())"
  }

  /// Colours keep a contrast of 4.5 to 1 or more; on paper each regency begins a page.
  static let style: StaticString = """
    :root { --ink: #1f2a33; --soft: #4c5a66; --line: #c9d1d6; --accent: #0b5a86; --pale: #f3f6f8; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 60rem; padding: 1rem 1.2rem 4rem; color: var(--ink); background: #fff;
      font: 16px/1.5 system-ui, "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .2rem; }
    h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 .5rem; padding-top: .6rem; border-top: 4px solid var(--accent); }
    h3 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; }
    h4 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
    p { margin: .5rem 0; }
    a { color: var(--accent); }
    a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid #d95f0e; outline-offset: 2px; }
    .skip { position: absolute; left: -60rem; }
    .skip:focus { left: 1rem; background: #fff; padding: .3rem .6rem; }
    .subtitle { color: var(--soft); margin: 0 0 1rem; }
    .small { font-size: .85rem; color: var(--soft); }
    ul.small { padding-left: 1.2rem; margin: .2rem 0; }
    .note { border-left: 4px solid #d95f0e; background: #fff7ea; padding: .5rem .8rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; margin: 0; }
    .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .8rem; margin: 1rem 0; }
    .numbers div { display: flex; flex-direction: column-reverse; justify-content: flex-end; background: var(--pale); padding: .7rem .9rem; border-radius: 4px; }
    .numbers dt { font-size: .9rem; color: var(--soft); }
    .numbers dd { margin: 0; font-size: 1.7rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
    figure { margin: .8rem 0 1.2rem; }
    figure svg { display: block; width: 100%; height: auto; }
    figcaption { font-size: .85rem; color: var(--soft); margin-top: .3rem; }
    .maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem 1.5rem; }
    .map.small { margin: 0; }
    .map.small figcaption { min-height: 1.5em; font-size: .95rem; font-weight: 600; color: var(--ink); margin: 0 0 .3rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; margin: .4rem 0 .8rem; }
    caption { text-align: left; font-size: .85rem; color: var(--soft); padding: .2rem 0; }
    th, td { padding: .25rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: normal; overflow-wrap: anywhere; min-width: 6.2em; }
    thead th { font-weight: 650; border-bottom: 2px solid var(--ink); vertical-align: bottom; overflow-wrap: normal; }
    tbody th { min-width: 9.4em; }
    tfoot th, tfoot td { font-weight: 650; border-top: 2px solid var(--ink); }
    .decisions th, .decisions td { min-width: 0; overflow-wrap: break-word; }
    .decisions td.long { min-width: 20em; }
    .n { text-align: right; overflow-wrap: normal; min-width: 0; }
    tr.all th, tr.all td { font-weight: 650; padding-top: .6rem; }
    tr.class th { padding-left: 1.6rem; }
    tr.status th { padding-left: 1.6rem; }
    tr.class th, tr.class td, tr.status th, tr.status td { border-bottom-color: #e6eaed; }
    thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer; text-decoration: underline dotted; text-underline-offset: 3px; }
    th[aria-sort] button { text-decoration: none; }
    th[aria-sort=ascending] button::after { content: " \\25B2"; }
    th[aria-sort=descending] button::after { content: " \\25BC"; }
    label.filter { display: block; font-size: .85rem; color: var(--soft); }
    label.filter input { font: inherit; margin: 0 .6rem; padding: .2rem .4rem; border: 1px solid #7b8790; border-radius: 3px; }
    summary { cursor: pointer; color: var(--accent); font-weight: 600; padding: .4rem 0; }
    .rules { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .3rem 1rem; font-size: .9rem; }
    .rules dt { font-weight: 650; }
    .rules dd { margin: 0; overflow-wrap: anywhere; }
    @media print {
      @page { size: A4; margin: 15mm 14mm 16mm; @bottom-right { content: counter(page); font: 8pt sans-serif; } }
      body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; }
      nav, .skip, label.filter, details:not([open]) { display: none; }
      h1 { font-size: 20pt; } h2 { font-size: 15pt; margin-top: 0; } h3 { font-size: 11.5pt; margin: 12pt 0 3pt; break-after: avoid; }
      h4 { font-size: 10pt; margin: 8pt 0 2pt; break-after: avoid; }
      section + section { break-before: page; }
      figure, tr, .numbers div { break-inside: avoid; }
      .map svg { max-height: 134mm; }
      .maps { display: block; }
      .map.small { display: inline-block; width: 48%; margin: 0 1% 4mm 0; vertical-align: top; break-inside: avoid; }
      table.short { break-inside: avoid; }
      .wide { overflow: visible; }
      table { font-size: 8.5pt; }
      th, td { padding: 1.2pt 4pt; }
      tr.all th, tr.all td { padding-top: 3pt; }
      thead { display: table-header-group; }
      thead button { display: contents; text-decoration: none; }
      tfoot { display: table-row-group; }
      a { color: inherit; text-decoration: none; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }

    """

  /// Sorts and filters tables: a button in each head of a column, and a field above each table of ten rows or more.
  static let script: StaticString = """
    "use strict";
    (() => {
      const isIndonesian = document.documentElement.lang === "id";
      const { filter: filterLabel, rows: rowsLabel } = document.body.dataset;
      const collator = new Intl.Collator(isIndonesian ? "id" : "en", { numeric: true });
      const number = (text) => {
        const plain = isIndonesian ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
        const value = parseFloat(plain);
        return Number.isNaN(value) ? -Infinity : value;
      };
      for (const table of document.querySelectorAll("table.sortable")) {
        const body = table.tBodies[0];
        const heads = [...table.tHead.rows[0].cells];
        heads.forEach((head, column) => {
          const button = document.createElement("button");
          button.type = "button";
          button.append(...head.childNodes);
          head.append(button);
          const isNumber = head.classList.contains("n");
          button.addEventListener("click", () => {
            const before = head.getAttribute("aria-sort");
            // Numbers begin with the greatest.
            const isAscending = before ? before === "descending" : !isNumber;
            for (const other of heads) other.removeAttribute("aria-sort");
            head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
            const keyed = [...body.rows].map((row) => {
              const text = row.cells[column].textContent;
              return [isNumber ? number(text) : text, row];
            });
            const sign = isAscending ? 1 : -1;
            keyed.sort(([a], [b]) => sign * (isNumber ? (a === b ? 0 : a - b) : collator.compare(a, b)));
            body.append(...keyed.map(([, row]) => row));
          });
        });
        if (body.rows.length < 10) continue;
        const label = document.createElement("label");
        label.className = "filter";
        const input = document.createElement("input");
        input.type = "search";
        const shown = document.createElement("output");
        label.append(filterLabel, input, shown);
        table.before(label);
        let texts = null;
        input.addEventListener("input", () => {
          texts ??= new Map([...body.rows].map((row) => [row, row.textContent.toLowerCase()]));
          const wanted = input.value.trim().toLowerCase();
          let count = 0;
          for (const row of body.rows) {
            const isShown = texts.get(row).includes(wanted);
            row.hidden = !isShown;
            if (isShown) count += 1;
          }
          shown.textContent = wanted === "" ? "" : `${count} ${rowsLabel}`;
        });
      }
    })();

    """
}
