import ArgumentParser
import BatchRuns
import JobFiles

/// `petarawan profiles`
struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles", abstract: "List the built-in field and class profiles.")

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try withSession(shared) { console in
      console.result(shared.json ? ProfileListing.json().indentedText : ProfileListing.text(console.language))
      return 0
    }
  }
}
