import type { Service } from '../../context.ts'
import { sha256 } from '../../ids.ts'
import { knownPlaces } from '../../known-places.ts'

/** Where the script finds the listed places. */
export const NEARBY_PATH = '/public/places.json'

/** Works without; with it one tap fills in where the phone is. Asks at the tap, keeps nothing, and loads the office's list alone unless the office names tiles. */
const SCRIPT = `'use strict';
(() => {
  const box = document.getElementById('locate');
  if (!box || !navigator.geolocation) return;
  const [button, said, map] = [box.querySelector('button'), box.querySelector('[role=status]'), document.getElementById('map')];
  const [spot, ward, source] = ['spot', 'ward', 'map-of'].map((id) => document.getElementById(id));
  const NEAR_M = 500;
  const [lat, lng] = [document.getElementById('lat'), document.getElementById('lng')];
  box.hidden = false;
  button.addEventListener('click', () => {
    said.textContent = box.dataset.wait;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      lat.value = coords.latitude.toFixed(5);
      lng.value = coords.longitude.toFixed(5);
      said.textContent = box.dataset.done + ' (± ' + Math.round(coords.accuracy) + ' m)';
      if (spot) nearest(coords.latitude, coords.longitude).catch(() => {});
      if (box.dataset.tiles) draw(coords.latitude, coords.longitude);
    }, () => { said.textContent = box.dataset.failed; }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
  async function nearest(y, x) {
    const places = await (await fetch(box.dataset.places)).json();
    const metres = (p) => Math.hypot(p.lat - y, (p.lng - x) * Math.cos((y * Math.PI) / 180)) * 111195;
    let near = null;
    for (const p of places) if (metres(p) <= NEAR_M && (!near || metres(p) < metres(near))) near = p;
    if (!near) return;
    const told = box.dataset.near + ' ' + near.name + ' (' + Math.round(metres(near)) + ' m)';
    const isFree = [spot, ward].every((field) => !field || field.value === '' || field.value === field.dataset.filled);
    if (isFree) {
      fill(spot, near.name);
      if (ward && near.wardCode) fill(ward, near.wardCode);
    }
    said.textContent += '. ' + told + (isFree ? ', ' + box.dataset.filled : '') + '.';
  }
  function fill(field, value) {
    field.value = value;
    field.dataset.filled = field.value;
  }
  function draw(y, x) {
    const zoom = 17, size = 256, n = 2 ** zoom, half = 120;
    const px = ((x + 180) / 360) * n * size;
    const r = (y * Math.PI) / 180;
    const py = ((1 - Math.log(Math.tan(r) + 1 / Math.cos(r)) / Math.PI) / 2) * n * size;
    map.replaceChildren();
    for (let i = Math.floor((px - half) / size); i <= Math.floor((px + half) / size); i++)
      for (let j = Math.floor((py - half) / size); j <= Math.floor((py + half) / size); j++) {
        const tile = new Image(size, size);
        tile.alt = '';
        tile.referrerPolicy = 'no-referrer';
        tile.src = box.dataset.tiles.replace('{z}', zoom).replace('{x}', i).replace('{y}', j);
        tile.style.left = Math.round(i * size - px + half) + 'px';
        tile.style.top = Math.round(j * size - py + half) + 'px';
        map.append(tile);
      }
    const dot = document.createElement('span');
    map.append(dot);
    map.hidden = false;
    if (source) source.hidden = false;
  }
})();
`

/** The address changes with the script, so that a browser may keep it for good. */
export const LOCATE_PATH = `/public/locate.js?v=${sha256(SCRIPT).slice(0, 12)}`

export function sendLocateScript(): Response {
  return new Response(SCRIPT, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Streets and landmarks of the list that have a point, for the phone to find the nearest by itself. */
export async function sendPlaces(service: Service): Promise<Response> {
  const spots = (await knownPlaces(service)).flatMap(({ kind, name, wardCode, point }) =>
    kind === 'ward' || point === null ? [] : [{ name, wardCode, ...point }],
  )
  return Response.json(spots, {
    headers: { 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' },
  })
}
