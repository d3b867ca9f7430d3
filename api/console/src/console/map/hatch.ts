import type { Map as MapLibreMap } from 'maplibre-gl';

const SIZE_PX = 28;
const STROKE_PX = 2;

/** Strokes across a square that meet those of the squares around it: told from a colour without seeing colours. */
export function addHatch(map: MapLibreMap, name: string, colour: string, isCrossed = false): void {
  if (map.hasImage(name)) return;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE_PX;
  const drawing = canvas.getContext('2d');
  if (drawing == null) return;
  drawing.strokeStyle = colour;
  drawing.lineWidth = STROKE_PX;
  for (const shift of [-SIZE_PX, 0, SIZE_PX]) stroke(drawing, shift, SIZE_PX, shift + SIZE_PX, 0);
  if (isCrossed) for (const shift of [-SIZE_PX, 0, SIZE_PX]) stroke(drawing, shift, 0, shift + SIZE_PX, SIZE_PX);
  map.addImage(name, drawing.getImageData(0, 0, SIZE_PX, SIZE_PX), { pixelRatio: 2 });
}

function stroke(drawing: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  drawing.beginPath();
  drawing.moveTo(fromX, fromY);
  drawing.lineTo(toX, toY);
  drawing.stroke();
}
