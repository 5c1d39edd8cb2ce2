import FeatureModel

/// Groups items whose envelopes intersect, directly or through others; groups and their members in ascending order.
///
/// - Parameter owners: Items of the same owner are known not to touch each other; nil when nothing is known.
func connectedGroups(of envelopes: [Envelope], owners: [Int]? = nil) -> [[Int]] {
  let order = hilbertOrder(of: envelopes)
  let tree = EnvelopeTree(order.map { envelopes[$0] })
  var leaders = Array(envelopes.indices)
  func leader(_ item: Int) -> Int {
    var item = item
    while leaders[item] != item {
      leaders[item] = leaders[leaders[item]]
      item = leaders[item]
    }
    return item
  }
  for item in envelopes.indices {
    tree.forEachItem(intersecting: envelopes[item]) { other in
      if let owners, owners[item] == owners[order[other]] { return }
      let (one, two) = (leader(item), leader(order[other]))
      if one != two { leaders[max(one, two)] = min(one, two) }
    }
  }
  return Dictionary(grouping: envelopes.indices, by: leader).sorted { $0.key < $1.key }.map(\.value)
}
