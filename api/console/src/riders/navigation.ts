import { toGcj02 } from './gcj02';
import type { Home } from './nearest';
import { words } from './words';

export interface NavigationLink {
  name: string;
  href: string;
}

const SOURCE = 'qhd-homes';
const DEGREE_DECIMALS = 6;

/** Addresses that open a map application; nothing is asked of them by this page. All of them take GCJ-02. */
export function navigationLinks(home: Home): NavigationLink[] {
  const { lon, lat } = toGcj02(home);
  const [x, y] = [lon.toFixed(DEGREE_DECIMALS), lat.toFixed(DEGREE_DECIMALS)];
  const name = encodeURIComponent(home.name);
  return [
    {
      name: words.maps.amap,
      href: `https://uri.amap.com/navigation?to=${x},${y},${name}&mode=walk&coordinate=gaode&callnative=1&src=${SOURCE}`,
    },
    {
      name: words.maps.tencent,
      href: `https://apis.map.qq.com/uri/v1/routeplan?type=walk&to=${name}&tocoord=${y},${x}&referer=${SOURCE}`,
    },
    {
      name: words.maps.baidu,
      href: `https://api.map.baidu.com/marker?location=${y},${x}&title=${name}&content=${name}&coord_type=gcj02&output=html&src=${SOURCE}`,
    },
    { name: words.maps.geo, href: `geo:${y},${x}?q=${y},${x}(${name})` },
  ];
}
