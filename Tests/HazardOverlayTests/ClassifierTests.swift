import FeatureModel
import HazardOverlay
import Testing

@Suite struct ClassifierTests {
  private let values = Classifier(
    ClassRule(
      field: "kelas", method: .values(["1": 1, "Rawan": 2, "SANGAT RAWAN": 3, "aman": 0]), noHazard: ["Tidak Rawan"],
      noData: ["996", nil]))

  @Test(arguments: ["Rawan", "rawan", "RAWAN", "  rawan\t"])
  func textsAreComparedWithoutCaseAndOuterBlanks(text: String) {
    #expect(values.classification(of: .string(text)) == .hazard(2))
  }

  @Test func innerBlanksCount() {
    #expect(values.classification(of: .string("sangat rawan")) == .hazard(3))
    #expect(values.classification(of: .string("sangat  rawan")) == nil)
  }

  @Test(arguments: [
    PropertyValue.number("1"), .number("1.0"), .number("1e0"), .string("1"), .string(" 1.00 "), .string("01"),
  ])
  func numbersAreComparedByValue(value: PropertyValue) {
    #expect(values.classification(of: value) == .hazard(1))
  }

  @Test func classZeroAndTheListsTellNoHazardAndNoData() {
    #expect(values.classification(of: .string("Aman")) == .noHazard)
    #expect(values.classification(of: .string("tidak rawan")) == .noHazard)
    #expect(values.classification(of: .number("996.0")) == .noData)
    #expect(values.classification(of: .null) == .noData)
    #expect(values.classification(of: .missing) == .noData)
  }

  @Test func anythingElseIsUnknown() {
    for value in [
      PropertyValue.string(""), .string("rawan sekali"), .number("2"), .bool(true), .structure("[1]"), .string("nan"),
    ] {
      #expect(values.classification(of: value) == nil)
    }
  }

  @Test func nullIsUnknownUnlessAListHasIt() {
    let rule = ClassRule(field: "kelas", method: .values(["1": 1]))
    #expect(Classifier(rule).classification(of: .null) == nil)
    #expect(Classifier(rule).classification(of: .missing) == nil)
    let both = ClassRule(field: "kelas", method: .values(["1": 1]), noHazard: [nil], noData: [nil])
    #expect(Classifier(both).classification(of: .null) == .noHazard)
  }

  /// Two limits make three classes; a limit belongs to the class above it.
  @Test(arguments: [("0.0001", 1), ("0.3329", 1), ("0.333", 2), ("0.5", 2), ("0.667", 3), ("99", 3), ("1e-3", 1)])
  func thresholdsBeginAtTheLimit(value: String, hazardClass: Int) {
    let rule = ClassRule(field: "index", method: .thresholds([0.333, 0.667]), noHazard: ["0"], noData: ["-9999"])
    #expect(rule.classes == [3, 2, 1])
    #expect(Classifier(rule).classification(of: .number(value)) == .hazard(hazardClass))
    #expect(Classifier(rule).classification(of: .string(value)) == .hazard(hazardClass))
  }

  /// An index is 0 to 1 where somebody says so; what is measured from a limit above 0 on is not below 0.
  @Test(arguments: ["-9999", "-3.4028234663852886e+38", "-0.001", "3.4028234663852886e+38"])
  func aNumberThatNoPlaceCanHaveSaysNothing(value: String) {
    let depth = ClassRule(field: "dalam", method: .thresholds([1, 3]))
    #expect(Classifier(depth).classification(of: .number(value)) == .noData)
    let index = ClassRule(field: "indeks", method: .thresholds([0.3, 0.6]), range: 0...1)
    #expect(Classifier(index).classification(of: .number("87.5")) == .noData)
    #expect(Classifier(index).classification(of: .number("1")) == .hazard(3))
    let temperature = ClassRule(field: "suhu", method: .thresholds([-5, 3]))
    #expect(Classifier(temperature).classification(of: .number("-9")) == .hazard(1))
  }

  @Test func listsWinOverThresholds() {
    let rule = ClassRule(field: "index", method: .thresholds([0.5]), noHazard: ["0"], noData: ["-9999"])
    #expect(Classifier(rule).classification(of: .number("0.0")) == .noHazard)
    #expect(Classifier(rule).classification(of: .number("-9999")) == .noData)
    for text in ["", "tinggi", "inf", "nan", "0,7"] {
      #expect(Classifier(rule).classification(of: .string(text)) == nil)
    }
    #expect(Classifier(rule).classification(of: .null) == nil)
  }

  @Test func aConstantNeedsNoValue() {
    for value in [PropertyValue.missing, .null, .string("x"), .number("7")] {
      #expect(Classifier(.always).classification(of: value) == .hazard(1))
    }
    #expect(ClassRule(method: .constant(3)).classes == [3])
  }

  /// A constant with a field: the field only tells no hazard and no data apart.
  @Test func aConstantWithAFieldKeepsTheLists() {
    let rule = ClassRule(field: "ket", method: .constant(2), noHazard: ["tidak", nil], noData: ["996"])
    let classifier = Classifier(rule)
    #expect(classifier.classification(of: .string("ya")) == .hazard(2))
    #expect(classifier.classification(of: .number("5")) == .hazard(2))
    #expect(classifier.classification(of: .string("Tidak")) == .noHazard)
    #expect(classifier.classification(of: .number("996")) == .noData)
    #expect(classifier.classification(of: .null) == .noHazard)
  }

  @Test func theClassesOfARuleAreHighestFirstWithoutZero() {
    #expect(ClassRule(field: "a", method: .values(["a": 0, "b": 2, "c": 2, "d": 5])).classes == [5, 2])
    #expect(ClassRule(field: "a", method: .values([:])).classes == [])
  }
}
