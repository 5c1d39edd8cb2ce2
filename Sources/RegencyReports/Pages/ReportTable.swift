/// A table of a page: caption, heads of columns, rows.
///
/// A table that may be sorted says so with the class `sortable`; the buttons come from the page's script, so that none is
/// dead without it.
struct ReportTable {
  struct Column {
    var title: String
    var isNumber = false
    /// Holds sentences, which need room.
    var isLong = false
  }

  var caption: String
  var columns: [Column]
  var isSortable = true

  /// Writes the table.
  ///
  /// - Parameter rows: For each row its cells; the first one is its head.
  func write(_ rows: some Collection<[String]>, to markup: inout Markup, last: [String]? = nil) {
    markup.inside("div", ["class": "wide"]) { markup in
      markup.inside("table", ["class": (isSortable ? "sortable" : "plain") + (rows.count < 15 ? " short" : "")]) {
        table in
        table.element("caption", caption)
        table.inside("thead") { head in
          head.inside("tr") { row in
            for column in columns {
              row.element("th", ["scope": "col", "class": column.isNumber ? "n" : "t"], column.title)
            }
          }
        }
        table.inside("tbody") { body in
          for row in rows { write(row, to: &body) }
        }
        if let last { table.inside("tfoot") { write(last, to: &$0) } }
      }
    }
  }

  private func write(_ cells: [String], to body: inout Markup) {
    body.open("tr")
    for (index, (cell, column)) in zip(cells, columns).enumerated() {
      if index == 0 {
        body.element("th", ["scope": "row"], cell)
      } else if column.isNumber {
        body.element("td", ["class": "n"], cell)
      } else if column.isLong {
        body.element("td", ["class": "long"], cell)
      } else {
        body.element("td", cell)
      }
    }
    body.close("tr")
  }
}
