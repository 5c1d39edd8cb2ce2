import ArgumentParser

/// The program.
@main
struct Petarawan: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "petarawan")
}
