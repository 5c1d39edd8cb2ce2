import JobFiles
import Testing

@Suite struct JobCodecTests {
  @Test func writesWhatTheJobAsksForWithDefaultsAndProfiles() throws {
    let job = try JobReader.read(
      """
      petarawan: 1
      tps: {source: t.geojson, id: kode}
      regencies: {source: k.geojson, profile: big}
      hazards: [{id: a, source: a.geojson, class: {field: k, values: {b: 2, a: 2, "1": 1}, no_data: [~]}, near: 1.5 km}]
      gates: [{name: g, hazard: a, at_most: 3, at_least: 0.5 %, regencies: [3601], new_at_most: 1}]
      """, file: "x/job.yaml")
    #expect(
      job.parameters.compactText
        == [
          #"{"title":"job","tps":{"source":"t.geojson","id":"kode"},"#,
          #""regencies":{"source":"k.geojson","profile":"big","code":"KDPKAB","codes":"kemendagri","name":"WADMKK"},"#,
          #""hazards":[{"id":"a","title":"a","source":"a.geojson","#,
          #""class":{"field":"k","values":{"1":1,"a":2,"b":2},"no_data":[null]},"#,
          #""invert":false,"near_m":1500,"weight":1}],"#,
          #""metric_crs":"auto","nearest_limit_m":5000,"#,
          #""policy":{"invalid_geometry":"repair","regency_tolerance_m":250},"#,
          #""gates":[{"name":"g","hazard":"a","regencies":["3601"],"at_most":3,"new_at_most":1,"at_least_share":0.005}],"zones":"near"}"#,
        ].joined())
  }

  @Test func holdsEveryValueOfTheExample() throws {
    let text = try JobReader.read(exampleJob, file: "job.yaml").parameters.compactText
    for part in [
      #""as_of":"2024-11-27""#, #""districts":{"#, #""villages":{"#, #""voters":"dpt""#,
      #""rings":[{"to_m":2000,"class":3},{"to_m":5000,"class":2},{"to_m":8000,"class":1}]"#, #""invert":true"#,
      #""outside":"unmapped""#, #""thresholds":[0.3333333333333333,0.6666666666666666]"#,
      #""valid":{"from":"2024-11-01","to":"2025-03-31"}"#, #""stages":["logistik","pemungutan"]"#,
      #""edition":"2023-11-30","coverage":"peta-banjir-cakupan.geojson""#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
