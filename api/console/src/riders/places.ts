import csv from '../../../../seed/data/places.csv?raw';

/** Where a rider may start from who does not tell where he is. WGS84. */
export interface Place {
  name: string;
  group: 'area' | 'station' | 'sight';
  lon: number;
  lat: number;
}

const groups: Readonly<Record<string, Place['group']>> = {
  'county-seat': 'area',
  'zone-centre': 'area',
  'rail-station': 'station',
  sight: 'sight',
};

/** Columns name, kind, area_code, lon_wgs84, lat_wgs84, accuracy; no name holds a comma. */
export const places: readonly Place[] = csv
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [name = '', kind = '', , lon, lat] = line.split(',');
    return { name, group: groups[kind] ?? 'sight', lon: Number(lon), lat: Number(lat) };
  });
