// swift-tools-version: 6.2
import PackageDescription

// Bottom-up: a target imports only targets that stand above it in this list.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
  name: "petarawan",
  products: [.executable(name: "petarawan", targets: ["petarawan"])],
  traits: [
    .trait(name: "XLSX", description: "petarawan.xlsx, through libxlsxwriter"),
    .trait(name: "RSVG", description: "map.png beside map.svg, through librsvg and cairo"),
    .trait(name: "GDAL", description: "Reads Shapefile, KML, FlatGeobuf, GML, spreadsheets, PostGIS and rasters."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // 0: C headers, findings
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CCRYPTO", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZLIB", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLITE", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CXLSX", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "Diagnostics", swiftSettings: strict),

    // 1: plain values, bytes in and out
    .target(name: "FeatureModel", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(
      name: "ByteStreams",
      dependencies: ["CCRYPTO", "CZLIB", "Diagnostics"], swiftSettings: strict),

    // 2: file formats and C libraries
    .target(name: "GeoJSONFiles", dependencies: ["ByteStreams", "Diagnostics", "FeatureModel"], swiftSettings: strict),
    .target(name: "TableFiles", dependencies: ["ByteStreams", "Diagnostics", "FeatureModel"], swiftSettings: strict),
    .target(name: "YAMLFiles", dependencies: ["CYAML"], swiftSettings: strict),
    .target(
      name: "GeoPackageFiles", dependencies: ["ByteStreams", "CSQLITE", "Diagnostics", "FeatureModel"],
      swiftSettings: strict),
    .target(
      name: "WorkbookFiles", dependencies: [.target(name: "CXLSX", condition: .when(traits: ["XLSX"])), "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "OGRFiles",
      dependencies: [
        .target(name: "CGDAL", condition: .when(traits: ["GDAL"])), "ByteStreams", "Diagnostics", "FeatureModel",
      ], swiftSettings: strict),
    .target(
      name: "CoordinateTransforms", dependencies: ["CPROJ", "Diagnostics", "FeatureModel"], swiftSettings: strict),
    .target(name: "GEOSOperations", dependencies: ["CGEOS", "Diagnostics", "FeatureModel"], swiftSettings: strict),

    // 3: the rules
    .target(
      name: "HazardOverlay", dependencies: ["CoordinateTransforms", "Diagnostics", "FeatureModel", "GEOSOperations"],
      swiftSettings: strict),

    // 4: what the user says, and what a regency gets
    .target(
      name: "JobFiles",
      dependencies: [
        "ByteStreams", "Diagnostics", "FeatureModel", "GEOSOperations", "HazardOverlay", "OGRFiles", "TableFiles",
        "YAMLFiles",
      ], swiftSettings: strict),
    .target(
      name: "RegencyReports",
      dependencies: [
        .target(name: "CRSVG", condition: .when(traits: ["RSVG"])), "ByteStreams", "Diagnostics", "FeatureModel",
        "GeoJSONFiles", "HazardOverlay", "TableFiles",
      ],
      swiftSettings: strict),

    // 5: what follows from the statuses
    .target(
      name: "Decisions",
      dependencies: ["CoordinateTransforms", "Diagnostics", "FeatureModel", "HazardOverlay", "JobFiles"],
      swiftSettings: strict),

    // 5: two runs, or a run and a list
    .target(
      name: "Comparisons",
      dependencies: [
        "ByteStreams", "CoordinateTransforms", "Diagnostics", "FeatureModel", "GeoJSONFiles", "HazardOverlay",
        "JobFiles", "RegencyReports", "TableFiles",
      ], swiftSettings: strict),

    // 6: a run as a value
    .target(
      name: "BatchRuns",
      dependencies: [
        "ByteStreams", "CLinux", "Comparisons", "CoordinateTransforms", "Decisions", "Diagnostics", "FeatureModel",
        "GeoJSONFiles", "GeoPackageFiles", "GEOSOperations", "HazardOverlay", "JobFiles", "OGRFiles",
        "RegencyReports", "TableFiles", "WorkbookFiles",
      ], swiftSettings: strict),

    // 7: the command line
    .executableTarget(
      name: "petarawan",
      dependencies: [
        "BatchRuns", "Comparisons", "Diagnostics", "HazardOverlay", "JobFiles", "RegencyReports", "TableFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "FeatureModel"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(name: "FeatureModelTests", dependencies: ["FeatureModel", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ByteStreamsTests", dependencies: ["ByteStreams", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "GeoJSONFilesTests",
      dependencies: ["ByteStreams", "Diagnostics", "FeatureModel", "GeoJSONFiles", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "TableFilesTests",
      dependencies: ["ByteStreams", "Diagnostics", "FeatureModel", "TableFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "GeoPackageFilesTests",
      dependencies: ["ByteStreams", "Diagnostics", "FeatureModel", "GeoPackageFiles", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "OGRFilesTests", dependencies: ["ByteStreams", "Diagnostics", "FeatureModel", "OGRFiles", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CoordinateTransformsTests", dependencies: ["CoordinateTransforms", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "GEOSOperationsTests", dependencies: ["GEOSOperations", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "HazardOverlayTests",
      dependencies: [
        "CoordinateTransforms", "Diagnostics", "FeatureModel", "GEOSOperations", "HazardOverlay", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "JobFilesTests", dependencies: ["Diagnostics", "HazardOverlay", "JobFiles", "TableFiles", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RegencyReportsTests",
      dependencies: [
        "ByteStreams", "CoordinateTransforms", "Diagnostics", "FeatureModel", "HazardOverlay", "RegencyReports",
        "TableFiles", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "WorkbookFilesTests", dependencies: ["TestSupport", "WorkbookFiles"], swiftSettings: strict),
    .testTarget(
      name: "DecisionsTests",
      dependencies: [
        "CoordinateTransforms", "Decisions", "Diagnostics", "FeatureModel", "HazardOverlay", "JobFiles", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ComparisonsTests",
      dependencies: [
        "ByteStreams", "Comparisons", "Diagnostics", "FeatureModel", "HazardOverlay", "JobFiles", "TableFiles",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BatchRunsTests",
      dependencies: [
        "BatchRuns", "ByteStreams", "Comparisons", "Diagnostics", "FeatureModel", "GeoPackageFiles", "HazardOverlay",
        "JobFiles",
        "RegencyReports",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "PropertyTests",
      dependencies: [
        "BatchRuns", "ByteStreams", "Comparisons", "CoordinateTransforms", "Decisions", "Diagnostics", "FeatureModel",
        "GeoJSONFiles", "GeoPackageFiles", "GEOSOperations", "HazardOverlay", "JobFiles", "RegencyReports",
        "TableFiles", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["ByteStreams", "Diagnostics", "petarawan", "TestSupport"],
      exclude: ["Cases", "Fixtures"],
      swiftSettings: strict),
    .executableTarget(
      name: "MicroBenchmarks",
      dependencies: [
        "ByteStreams", "CoordinateTransforms", "Diagnostics", "FeatureModel", "GEOSOperations", "GeoJSONFiles",
        "HazardOverlay", "RegencyReports", "TestSupport",
      ], path: "Tests/MicroBenchmarks", swiftSettings: strict),
  ]
)
