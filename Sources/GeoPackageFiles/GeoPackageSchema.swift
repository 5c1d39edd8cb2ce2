/// The tables that the GeoPackage standard asks for.
///
/// Source: OGC 12-128r17 (GeoPackage 1.3), annexes C and F.3.
enum GeoPackageSchema {
  /// `GPKG` as a number.
  static let applicationID = 0x4750_4B47
  /// Version 1.3.0.
  static let version = 10300

  /// Pages of fixed size and no journal, so that the bytes follow from the contents alone.
  static let settings = """
    PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE; PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;
    PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);
    """

  static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE gpkg_data_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
      constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name));
    CREATE TABLE gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
      max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, '\(wgs84)', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
    INSERT INTO gpkg_extensions VALUES
      ('gpkg_data_columns', NULL, 'gpkg_schema', '\(definitions)#extension_schema', 'read-write'),
      ('gpkg_data_column_constraints', NULL, 'gpkg_schema', '\(definitions)#extension_schema', 'read-write');
    """

  /// The styles of QGIS, which every client that knows them finds under this name.
  static let styles = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
      f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
      useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT CURRENT_TIMESTAMP);
    """

  static let definitions = "http://www.geopackage.org/spec131/"

  private static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
    AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
    AUTHORITY["EPSG","4326"]]
    """

  /// The triggers that keep the R-tree true when another program edits the layer.
  static func indexTriggers(of table: String) -> String {
    let (layer, tree) = (table.quotedIdentifier, "rtree_\(table)_geom".quotedIdentifier)
    func name(_ ending: String) -> String { "rtree_\(table)_geom_\(ending)".quotedIdentifier }
    let isThere = #"(NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))"#
    let isGone = #"(NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))"#
    let put = """
      INSERT OR REPLACE INTO \(tree) VALUES (NEW."fid",ST_MinX(NEW."geom"),ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"),\
      ST_MaxY(NEW."geom"));
      """
    let drop = #"DELETE FROM \#(tree) WHERE id = OLD."fid";"#
    return """
      CREATE TRIGGER \(name("insert")) AFTER INSERT ON \(layer) WHEN \(isThere) BEGIN \(put) END;
      CREATE TRIGGER \(name("update1")) AFTER UPDATE OF "geom" ON \(layer)
        WHEN OLD."fid" = NEW."fid" AND \(isThere) BEGIN \(put) END;
      CREATE TRIGGER \(name("update2")) AFTER UPDATE OF "geom" ON \(layer)
        WHEN OLD."fid" = NEW."fid" AND \(isGone) BEGIN \(drop) END;
      CREATE TRIGGER \(name("update3")) AFTER UPDATE ON \(layer)
        WHEN OLD."fid" != NEW."fid" AND \(isThere) BEGIN \(drop) \(put) END;
      CREATE TRIGGER \(name("update4")) AFTER UPDATE ON \(layer)
        WHEN OLD."fid" != NEW."fid" AND \(isGone) BEGIN DELETE FROM \(tree) WHERE id IN (OLD."fid", NEW."fid"); END;
      CREATE TRIGGER \(name("delete")) AFTER DELETE ON \(layer) WHEN OLD."geom" NOT NULL BEGIN \(drop) END;
      """
  }
}
