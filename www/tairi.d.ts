// What JavaScript may call: `window.tairi` on tairi's own page, and elsewhere what
// `import("https://…/tairi.js")` gives.
//
// A wrong call throws an `Error` that says what was expected. `tests/web/`
// holds the names here and those in the code together.

/** The name of an embedded table. */
export type DatasetId =
  | "trade-1952-1972"
  | "investment-in-china"
  | "trade-1987-2010"
  | "alliances"
  | "events"
  | "intensity-inputs"
  | "intensity-annual"
  | "triangle"
  | "china-imports"
  | "trade-since-2011"
  | "exchange-rate"
  | "outside-evidence"
  | "trade-japan-side";

/** The name of a figure, as in the address. */
export type View =
  | "trade"
  | "intensity"
  | "investment"
  | "triangle"
  | "china-market"
  | "alliances"
  | "fta"
  | "roadmap"
  | "claims"
  | "workbench";

/** Traditional Chinese as in Taiwan, Japanese, English. */
export type Lang = "zh-TW" | "ja" | "en";

/**
 * How a trade intensity is computed:
 * - `paper`: `(X_ij / X_i) / (M_j / M_w)`, each total as its own economy declares it;
 * - `net`: with the world's imports less the exporter's own, `M_w - M_i`;
 * - `import-share`: `(M_ij / M_j) / (M_iw / M_w)`, all declared by importers;
 * - `closed`: as `paper`, with the sums of the flows among all economies as totals.
 */
export type Variant = "paper" | "net" | "import-share" | "closed";

/**
 * Why a value is `null`:
 * - `missing`: an input is not in the data;
 * - `zero-total`: a total in the formula is zero;
 * - `same-economy`: the diagonal;
 * - `through-hong-kong`: Taiwan to China in 1995, where the record leaves most of the trade out;
 * - `not-declared`: the importer's declarations are not in the data of the variant;
 * - `no-world`: the world's imports are not in the data, and nothing stands for them.
 */
export type Reason =
  | "missing"
  | "zero-total"
  | "same-economy"
  | "through-hong-kong"
  | "not-declared"
  | "no-world";

/**
 * What stands for the world's imports:
 * - `given`: a row of the world with the world, or the embedded data;
 * - `own`: `worldImports`;
 * - `summed`: the sum of all importers, where no total is given, or where nine tenths of the
 *   exports given as totals go to economies that declare imports; also in `closed`;
 * - `part`: the sum of importers who by the totals given are a part of the world: every
 *   intensity is too low by what is missing. Give `worldImports`, or take `closed`.
 */
export type WorldImportsSource = "given" | "own" | "summed" | "part";

/** The columns of each table, and what they hold. The unit is that of the table. */
export interface Columns {
  "trade-1952-1972": {
    year: number;
    exports_total: number;
    exports_to_japan: number;
    export_dependence_pct: number;
    imports_total: number;
    imports_from_japan: number;
    import_dependence_pct: number;
  };
  "investment-in-china": {
    /** A year, or `1991 and before`. */
    period: string;
    tw_cases: number;
    tw_amount: number;
    tw_retroactive_cases: number | null;
    tw_retroactive_amount: number | null;
    cn_cases: number;
    cn_amount: number;
  };
  "trade-1987-2010": {
    year: number;
    trade_total: number;
    trade_share_pct: number;
    exports: number;
    export_share_pct: number;
    imports: number;
    import_share_pct: number;
    balance: number;
  };
  alliances: {
    japan_partner: string;
    taiwan_partner: string;
    field: string;
    form: string;
    form_detail: string;
    effect_for_japan: string;
  };
  events: { date: string; phase: string; event: string };
  "intensity-inputs": {
    year: number;
    exporter: string;
    importer: string;
    x_ij: number;
    x_ij_source: string;
    x_i: number;
    m_j: number;
    m_w: number;
    closed_x_ij: number;
    closed_x_i: number;
    closed_m_j: number;
    closed_m_w: number;
  };
  "intensity-annual": {
    year: number;
    exporter: string;
    importer: string;
    share_in_importer_pct: number;
    share_in_world_pct: number;
    intensity: number;
  };
  triangle: {
    year: number;
    jpn_twn: number | null;
    twn_usa: number | null;
    jpn_usa: number | null;
    twn_jpn: number | null;
  };
  "china-imports": { year: number; twn: number | null; jpn: number | null; kor: number | null };
  "trade-since-2011": {
    year: number;
    source: string;
    exports_total: number;
    exports_to_japan: number;
    imports_total: number;
    imports_from_japan: number;
  };
  "exchange-rate": { year: number; twd_per_usd: number; source: string };
  "outside-evidence": { year: number; exporter: string; importer: string; value: number; source: string };
  /** Named as seen from Taiwan, declared by Japan. */
  "trade-japan-side": { year: number; exports_to_japan: number | null; imports_from_japan: number | null };
}

/** The name of a column of a table. */
export type Column<Id extends DatasetId = DatasetId> = Id extends DatasetId ? string & keyof Columns[Id] : never;

/**
 * A row: an array in the order of the columns that carries the same values
 * under the columns' names. `row[1]` and `row.exports_total` are the same. A
 * gap is `null`. `JSON.stringify` writes the array only.
 */
export type Row<Id extends DatasetId = DatasetId> = ReadonlyArray<number | string | null> & Readonly<Columns[Id]>;

/** What a table is. All words are in the language asked for. */
export interface DatasetInfo<Id extends DatasetId = DatasetId> {
  id: Id;
  title: string;
  /** The unit of the values, such as “NT$ thousand; per cent”. */
  unit: string;
  /** Who published the data, with the page. */
  source: string;
  /** Years and economies. */
  coverage: string;
  /** Terms of use. */
  terms: string;
  /** The columns' names: the same in every language. */
  columns: Column<Id>[];
}

/** A table in the list of all: `rows` is how many there are. */
export interface DatasetEntry extends DatasetInfo {
  rows: number;
}

/** A table with its rows. */
export interface Dataset<Id extends DatasetId = DatasetId> extends DatasetInfo<Id> {
  notes: Note[];
  rows: Row<Id>[];
}

/** A note on a table, or on one of its cells. */
export interface Note {
  /**
   * The row's first cell, or its first cells with blanks between them
   * (`1995 TWN CHN`); empty where the note is on every row.
   */
  row: string;
  /** The column's name; empty where the note is on every column. */
  column: string;
  text: string;
  /** What the cell should say by the table's other cells, where the printed value is found wrong. */
  reckoned: number | null;
}

/** A trade flow of one's own. All values of a call share one unit. */
export interface Flow {
  /** Code or name of the exporter; `WLD` in a row of an economy's total imports. */
  exporter: string;
  /** Code or name of the importer; `WLD` in a row of an economy's total exports. */
  importer: string;
  /** Left out if negative or not finite. Rows of one pair are added up. */
  value: number;
  /** A row without a year belongs to every year. */
  year?: number | undefined;
}

/** What to compute a matrix of. */
export type IntensityQuery =
  | {
      /**
       * `paper`, `net`, `closed`: 1995, 2005 or 2015;
       * `import-share`: 1988 to 2018.
       */
      year: number;
      /** `paper` by default. */
      variant?: Variant | undefined;
      flows?: undefined;
    }
  | {
      /** Rows of other years are left out; without it all rows count. */
      year?: number | undefined;
      /** `paper` by default. */
      variant?: Variant | undefined;
      /** The world's imports, in the unit of the flows; goes before a row of them. */
      worldImports?: number | undefined;
      /** At most 300 economies. */
      flows: readonly Flow[];
    };

/** Flows as columns, all of one length: the way to hand over hundreds of economies. */
export interface FlowColumns {
  /** The codes, each once; at most 300. */
  economies: readonly string[];
  /** Places in `economies`; -1 is the world, in a row of an economy's total imports. */
  exporter: ArrayLike<number>;
  /** Places in `economies`; -1 is the world, in a row of an economy's total exports. */
  importer: ArrayLike<number>;
  /** Left out if negative or not finite. Rows of one pair are added up. */
  value: ArrayLike<number>;
  /** Without it each row belongs to every year. */
  year?: ArrayLike<number> | undefined;
}

/** A matrix of flows that were given as columns. */
export interface IntensityColumns {
  /** `null` where no year was named. */
  year: number | null;
  variant: Variant;
  /** The n codes, in the order of rows and columns. */
  economies: string[];
  /** The world's imports, in the unit of the flows; `null` where there are none. */
  world_imports: number | null;
  /** What stands for them; `null` where there are none. */
  world_imports_source: WorldImportsSource | null;
  /** All exports of each economy, as the variant takes them; `NaN` where there are none. */
  exports: Float64Array;
  /** All imports of each economy, likewise. */
  imports: Float64Array;
  /** n × n values row by row, exporters in rows; `NaN` where one is undefined. */
  values: Float64Array;
  /** Why there is no value: an index into `reasons`, 0 where there is one. */
  reason: Uint8Array;
  /** The names of the reasons; the first is `null`. */
  reasons: (Reason | null)[];
}

/** A matrix of trade intensities. Above 1 a tie is closer than size alone explains. */
export interface IntensityMatrix {
  /** `null` where own flows are computed without a year. */
  year: number | null;
  variant: Variant;
  /** Codes: for the embedded data ISO 3166 alpha-3. */
  economies: string[];
  /** The world's imports, in US$ million or the unit of the flows; `null` where the data are shares. */
  world_imports: number | null;
  /** What stands for them; `null` where there are none. */
  world_imports_source: WorldImportsSource | null;
  /** Row by row, exporters in rows, with the diagonal. */
  cells: IntensityCell[];
}

/** One cell of a matrix. */
export interface IntensityCell {
  exporter: string;
  importer: string;
  /** Without unit; `null` where it is undefined. */
  value: number | null;
  /** Why there is no value; `null` where there is one. */
  reason: Reason | null;
  /** In US$ million, or the unit of the flows; all `null` where the data are shares. */
  inputs: {
    /** Exports of the exporter to the importer. */
    x_ij: number | null;
    /** All exports of the exporter. */
    x_i: number | null;
    /** All imports of the importer. */
    m_j: number | null;
    /** The world's imports. */
    m_w: number | null;
    /** All imports of the exporter; only in the variant `net`. */
    m_i?: number | null;
  };
  /** Only where the data are shares. */
  shares?: {
    /** The exporter's share in the importer's imports, per cent. */
    in_importer_pct: number | null;
    /** The exporter's share in the world's imports, per cent. */
    in_world_pct: number | null;
  };
}

/**
 * What the data say of a claim:
 * - `holds`: it agrees, to the digit it is stated with;
 * - `differs`: it does not;
 * - `unverifiable`: the paper's tables cannot settle it;
 * - `quoted`: another study's result, which the paper only quotes.
 */
export type Verdict = "holds" | "differs" | "unverifiable" | "quoted";

/** A section of the paper, or one of its tables. */
export type Section = "1" | "2" | "3" | "4" | "5" | "t1" | "t2" | "t3";

/** A numeric claim of the paper, checked when it was asked for. Words are in the language asked for. */
export interface Claim {
  /** `c01` and so on: the same in every version. */
  id: string;
  /** Where it stands. */
  section: Section;
  /** What it says, in our words. */
  text: string;
  /** What the values are counted in. */
  unit: string;
  /**
   * What the paper states: a number, or a text where there are several
   * (`15.61 → 570.13`, `363.2; -176.8`); `null` where it names none.
   */
  stated: number | string | null;
  /**
   * What the data give, rounded, in the same form; `19 / 21` is a count among
   * all. `null` where nothing can be computed.
   */
  computed: number | string | null;
  /** `computed` less `stated`, in the same form; `null` where either is missing. */
  difference: number | string | null;
  verdict: Verdict;
  /**
   * What series from outside the paper say, and which: the ground of the
   * verdict, or beside one that the paper's tables cannot give. `null` where
   * none was asked.
   */
  evidence: { verdict: "holds" | "differs"; datasets: DatasetId[] } | null;
  /** The working, with its numbers; an expression may have several lines, or none. */
  steps: { label: string; expression: string }[];
}

/** Per view, what `measure` may be; views that are not here have only one. */
export interface Measures {
  /** `mirror`: what the exporter and what the importer declares. */
  trade: "value" | "share" | "balance" | "index" | "mirror";
  intensity: Variant;
  investment: "amount" | "cases";
  /** A form of the intensity, or another measure of a pair. */
  workbench: Variant | "symmetric" | "share-of-exports" | "share-of-imports";
  /** The form of the alliance. */
  alliances: "all" | "cooperation" | "joint-venture" | "acquisition";
  /** The verdict. */
  claims: "all" | Verdict;
}

/** Per view, what `unit` may be; views that are not here have only one. */
export interface Units {
  /** US or NT dollars at the yearly rate, or as the paper prints it. */
  trade: "usd" | "twd" | "printed";
  /** One year as a matrix, or the pairs through the years; `lines` are import shares whatever `measure` says. */
  intensity: "matrix" | "lines";
  /** The field of the alliance. */
  alliances: "all" | "content" | "biotech" | "electronics" | "food-retail";
  /** The part of the paper. */
  claims: "all" | Section;
  /** The order of more than twenty economies. */
  workbench: "name" | "size" | "likeness";
}

/**
 * What a widget shows: the same keys as in the address. `undefined` leaves an
 * option as it is, `null` puts it back to its default. Another `view` begins
 * with the defaults of `time`, `measure`, `unit`, `also`, `series`, `yScale`, `tab` and `focus`.
 */
export interface Options {
  /** `trade` by default. */
  view?: View | null | undefined;
  /** By default what the element's surroundings say in their `lang`, else English. */
  lang?: Lang | undefined;
  /** A year, `2005`, or a span, `1987..2010`. */
  time?: `${number}` | `${number}..${number}` | number | null | undefined;
  measure?: Measures[keyof Measures] | null | undefined;
  unit?: Units[keyof Units] | null | undefined;
  /**
   * In `trade` `japan-side`: the same trade as Japan declares it, as a thin line.
   * In `workbench` `mirror`: gaps are filled from the partner's declarations.
   */
  also?: "japan-side" | "mirror" | null | undefined;
  /** The series shown, by their ids with commas between, such as `exports`; all by default. */
  series?: string | null | undefined;
  yScale?: "linear" | "log" | null | undefined;
  tab?: "chart" | "table" | "sources" | null | undefined;
  /**
   * The part that is opened or marked, such as `JPN-KOR`, `1995` or `event-1985`; or a
   * number of the table by its row and column, `1966.share_of_exports_pct`.
   */
  focus?: string | null | undefined;
  /** `auto` follows the reader's system. */
  theme?: "auto" | "light" | "dark" | null | undefined;
  /** Of no effect in a widget, which is always the figure alone. */
  plain?: boolean | null | undefined;
  /** The figure with table and sources, without controls. */
  static?: boolean | null | undefined;
  /** No ground of its own. */
  transparent?: boolean | null | undefined;
}

/** The options in force, as a listener gets them; those at their default are left out. */
export interface Described {
  view: View;
  lang: Lang;
  time?: string;
  measure?: string;
  unit?: string;
  also?: string;
  series?: string;
  yScale?: "linear" | "log";
  tab?: "table" | "sources";
  focus?: string;
  theme?: "light" | "dark";
  plain?: "1";
  static?: "1";
  transparent?: "1";
}

/** A figure in an element. After `destroy` every other call throws. */
export interface Widget {
  /**
   * Changes options; those not named stay as they are. It shows a moment later.
   * @throws if an option or its value is not known
   */
  update(options: Options): void;
  /** Empties the element and forgets the listeners. A second call does nothing. */
  destroy(): void;
  /**
   * Calls back with the options in force whenever one changes, be it by the
   * reader or by `update`.
   * @returns a function that ends it
   */
  on(type: "change", call: (options: Described) => void): () => void;
  /**
   * The picture as an SVG document, 720 CSS pixels wide.
   * @throws (as `png` and `csv` do) while the texts of its language are on their way: `load` them first
   */
  svg(): string;
  /** The same as a PNG, two device pixels to a CSS pixel. */
  png(): Promise<Blob>;
  /** The table behind the picture as CSV (RFC 4180): numbers plain with a point, gaps empty. */
  csv(): string;
  /** Gives the memory of this object back. The figure stays, but no longer obeys; call `destroy` first. */
  free(): void;
}

/** The version of tairi, such as `0.1.0`. */
export function version(): string;

/**
 * All tables without their rows.
 * @param lang the language of the words; the page's by default. Another one than the page's: `load` it first
 * @throws if the language is not known, or not loaded
 */
export function datasets(lang?: Lang): DatasetEntry[];

/**
 * One table with its rows.
 * @param lang the language of the words; the page's by default. Another one than the page's: `load` it first.
 *   Cells are in the language of the source
 * @throws if the table or the language is not known, or the language not loaded
 */
export function dataset<Id extends DatasetId>(id: Id, lang?: Lang): Dataset<Id>;

/**
 * The paper's numeric claims, each checked against the embedded data when this is called.
 * @param lang the language of the words; by default that of the page
 * @throws if the language is not known, or was not loaded yet
 */
export function claims(lang?: Lang): Claim[];

/**
 * A matrix of trade intensities, from the embedded data or from flows of one's own.
 * @throws if the variant is not known, the data have nothing of the year, or the flows cannot be read
 */
export function intensity(query: IntensityQuery): IntensityMatrix;
export function intensity(query: {
  year?: number | undefined;
  variant?: Variant | undefined;
  worldImports?: number | undefined;
  flows: FlowColumns;
}): IntensityColumns;

/**
 * Fetches the texts of a language (some 10 kB), once. A page begins with its
 * own language; `mount` and a widget's `update` load another by themselves.
 * In the module `tairi.js` it fetches the code, too, and the calls of the API but
 * `version` and `mount` throw before it is kept.
 * @param lang the page's by default
 * @returns a promise that is kept when they are there, and broken when they cannot be had
 * @throws if the language is not known
 */
export function load(lang?: Lang): Promise<void>;

/**
 * Puts a figure into an element, in place of what it holds. The page needs
 * tairi's style sheet. It shows a moment later. In the module `tairi.js` it puts in
 * a `<tairi-widget>`, which brings its own; before `load` is kept, an option's value
 * that is not known is the default.
 * @throws if the first argument is no element or holds a widget, or an option is not known
 */
export function mount(element: Element, options?: Options): Widget;

/** A message from tairi in a frame to the page around it, by `postMessage`; ten a second at most. */
export interface HostEvent {
  source: "tairi";
  /** `ready`: the figure is there. `change`: an option has changed. */
  type: "ready" | "change";
  view: View;
  /** The options in force. */
  data: Described;
}

/**
 * `<tairi-widget>`, which the module `tairi.js` defines: a figure in a shadow tree.
 * Attributes are the keys of `Options` in small letters; properties set them and give
 * what is in force. What cannot be read is the default. `focus` is an attribute only.
 */
export interface TairiWidgetElement extends HTMLElement {
  view: View;
  time: string | number | null;
  measure: string | null;
  unit: string | null;
  also: string | null;
  series: string | null;
  yScale: string | null;
  tab: string | null;
  theme: string | null;
  plain: boolean;
  static: boolean;
  transparent: boolean;
  /** The options in force. */
  readonly options: Described;
  /**
   * Changes options; those not named stay as they are.
   * @throws if an option is not known, or, once the figure is there, its value
   */
  update(options: Options): void;
  /** As those of `Widget`. @throws before the event `tairi-ready` */
  svg(): string;
  png(): Promise<Blob>;
  csv(): string;
}

/** All of the above as one object: `window.tairi`. */
export interface Tairi {
  version: typeof version;
  datasets: typeof datasets;
  dataset: typeof dataset;
  claims: typeof claims;
  intensity: typeof intensity;
  load: typeof load;
  mount: typeof mount;
}

declare global {
  interface HTMLElementTagNameMap {
    "tairi-widget": TairiWidgetElement;
  }
  /** They bubble, and leave every shadow tree. */
  interface HTMLElementEventMap {
    /** The figure is there: once, and again when it has stopped and the reader tried again. */
    "tairi-ready": CustomEvent<Described>;
    /** An option has changed. */
    "tairi-change": CustomEvent<Described>;
    /** The figure stands still, from the beginning or as it has stopped. */
    "tairi-error": CustomEvent<{ message: string }>;
  }
  interface Window {
    /** Only on tairi's own page, once its script has run. */
    tairi: Tairi;
  }
}
