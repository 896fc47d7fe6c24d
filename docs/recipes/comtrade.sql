-- From a UN Comtrade dump, in the columns of its API and bulk files, to a tidy file.
--   reads   comtrade/*   as downloaded: comma or tab, plain or .gz, any number of files
--   writes  flows.csv    year,exporter,importer,value,unit,declared

-- Files have their columns in any order; these need not be there at all.
CREATE OR REPLACE TEMP VIEW dump AS
FROM read_csv('comtrade/*', header = true, all_varchar = true, union_by_name = true)
UNION ALL BY NAME
SELECT NULL::VARCHAR AS reporterISO, NULL::VARCHAR AS partnerISO, NULL::VARCHAR AS partner2Code,
  NULL::VARCHAR AS customsCode, NULL::VARCHAR AS motCode, NULL::VARCHAR AS classificationCode
WHERE false;

-- Letters where the file has them, else Comtrade's number. In a tidy file 492 is Monaco;
-- in Comtrade it is E19, Europe not elsewhere specified.
CREATE OR REPLACE TEMP MACRO economy(iso, number) AS CASE
  WHEN number = 0 THEN 'WLD'
  WHEN trim(iso) <> '' THEN trim(iso)
  WHEN number = 492 THEN 'E19'
  ELSE number::VARCHAR
END;

-- One pass: each row gets its fate, and the rows of one flow and level are summed.
CREATE OR REPLACE TEMP TABLE sums AS
WITH field AS (
  SELECT *,
    try_cast(refYear AS INTEGER) AS year,
    try_cast(reporterCode AS INTEGER) AS reporter,
    try_cast(partnerCode AS INTEGER) AS partner,
    try_cast(primaryValue AS DECIMAL(18, 3)) AS worth
  FROM dump
)
SELECT
  CASE
    WHEN typeCode <> 'C' THEN 'out: services'
    WHEN freqCode <> 'A' THEN 'out: months'
    WHEN flowCode NOT IN ('X', 'M') THEN 'out: re-exports, processing and the like'
    WHEN coalesce(partner2Code, '0') <> '0' THEN 'out: second partner'
    WHEN coalesce(customsCode, 'C00') <> 'C00' THEN 'out: customs procedure'
    WHEN coalesce(motCode, '0') <> '0' THEN 'out: means of transport'
    WHEN reporter IN (97, 918, 975) OR partner IN (97, 918, 975) THEN 'out: EU and ASEAN'
    WHEN reporter = partner THEN 'out: an economy with itself'
    WHEN worth >= 0 AND year > 0 AND reporter >= 0 AND partner >= 0 AND flowCode <> '' THEN 'used'
    ELSE 'out: no usable code, year or value'
  END AS fate,
  year, flowCode AS flow,
  reporter, max(reporterISO) AS reporterISO,
  partner, max(partnerISO) AS partnerISO,
  CASE WHEN upper(coalesce(cmdCode, 'TOTAL')) = 'TOTAL' THEN 0 ELSE length(cmdCode) END AS level,
  CASE WHEN level > 0 THEN classificationCode END AS classification,
  sum(worth) AS worth, min(worth) AS least, max(worth) AS most, count(*) AS n
FROM field
GROUP BY ALL;

-- Of each flow the coarsest level: the total, else chapters, else finer codes added up;
-- and of one classification only.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT * REPLACE (CASE WHEN fate = 'used' AND place > 1 THEN 'out: finer products' ELSE fate END AS fate)
FROM (
  SELECT *, row_number() OVER (
    PARTITION BY fate, year, flow, reporter, partner ORDER BY level, classification) AS place
  FROM sums);

COPY (
  SELECT year,
    CASE flow WHEN 'X' THEN economy(reporterISO, reporter) ELSE economy(partnerISO, partner) END AS exporter,
    CASE flow WHEN 'X' THEN economy(partnerISO, partner) ELSE economy(reporterISO, reporter) END AS importer,
    -- A total that is there twice, from downloads that overlap, counts once.
    CASE level WHEN 0 THEN most ELSE worth END::DOUBLE AS value,
    'USD' AS unit,
    CASE flow WHEN 'X' THEN 'exporter' ELSE 'importer' END AS declared
  FROM chosen
  WHERE fate = 'used'
  ORDER BY year, exporter, importer, declared
) TO 'flows.csv' (HEADER);

-- What became of the rows, and how many flows have two different totals.
SELECT fate, sum(n)::BIGINT AS "rows",
  count(*) FILTER (fate = 'used') AS flows,
  count(*) FILTER (fate = 'used' AND level = 0 AND least <> most) AS doubtful
FROM chosen
GROUP BY fate
ORDER BY fate DESC;
