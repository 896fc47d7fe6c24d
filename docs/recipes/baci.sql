-- From a BACI dump to a tidy file.
--   reads   baci/BACI_*.csv           t,i,j,k,v,q: year, exporter, importer, product, value, quantity
--           baci/country_codes*.csv   what the numbers of i and j stand for
--   writes  flows.csv                 year,exporter,importer,value,unit

-- One line a number, or a flow would count twice. Only codes are read: the names are in
-- UTF-8 in some releases and in Latin-1 in others.
CREATE OR REPLACE TEMP TABLE codes AS
SELECT country_code::INTEGER AS number, max(trim(country_iso3)) AS letters
FROM read_csv('baci/country_codes*.csv', header = true, all_varchar = true, encoding = 'latin-1')
WHERE regexp_full_match(trim(country_iso3), '[A-Z0-9]{3}')
GROUP BY number;

-- BACI has products only, and one value for both sides of a flow.
CREATE OR REPLACE TEMP TABLE sums AS
SELECT t::INTEGER AS year, i::INTEGER AS i, j::INTEGER AS j,
  sum(trim(v)::DECIMAL(18, 3)) AS worth, count(*) AS n
FROM read_csv('baci/BACI_*.csv', header = true, all_varchar = true)
GROUP BY ALL;

COPY (
  SELECT year,
    coalesce(one.letters, i::VARCHAR) AS exporter,
    coalesce(two.letters, j::VARCHAR) AS importer,
    worth::DOUBLE AS value,
    'thousand USD' AS unit
  FROM sums
  LEFT JOIN codes AS one ON one.number = i
  LEFT JOIN codes AS two ON two.number = j
  ORDER BY year, exporter, importer
) TO 'flows.csv' (HEADER);

-- How many rows made how many flows, and which numbers stay numbers.
SELECT sum(n)::BIGINT AS "rows", count(*) AS flows,
  (SELECT list(number ORDER BY number)
   FROM (SELECT i AS number FROM sums UNION SELECT j FROM sums) ANTI JOIN codes USING (number)) AS numbers
FROM sums;
