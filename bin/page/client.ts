/** The script of the page, as text: it runs in a browser and nowhere else. */
export const CLIENT = String.raw`
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const tabs = [...document.querySelectorAll('[role=tab]')];
  const search = document.getElementById('search');
  const SVG = 'http://www.w3.org/2000/svg';

  function show(tab) {
    for (const one of tabs) {
      const chosen = one === tab;
      one.setAttribute('aria-selected', String(chosen));
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute('aria-controls')).hidden = !chosen;
    }
    const graph = graphs.get(tab.getAttribute('aria-controls'));
    if (graph) graph.draw();
  }

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      next.focus();
      show(next);
    });
  }

  const WIDTH = 330, GAP = 90, HEIGHT = 22, STEP = 32;

  function svg(name, attributes, parent) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  }

  function shortened(text) {
    return text.length > 52 ? '\u2026' + text.slice(-51) : text;
  }

  class Graph {
    constructor(section, all) {
      this.all = all;
      this.index = -1;
      this.svg = section.querySelector('svg');
      this.details = section.querySelector('pre');
      this.select = section.querySelector('select');
      for (const [index, { name }] of all.entries()) this.select.append(new Option(name, String(index)));
      this.select.addEventListener('change', () => this.draw(Number(this.select.value)));
      for (const button of section.querySelectorAll('button')) button.addEventListener('click', () => this.act(button.dataset.act));
      this.svg.addEventListener('wheel', (event) => {
        event.preventDefault();
        this.zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, event);
      }, { passive: false });
      this.svg.addEventListener('pointerdown', (event) => this.drag(event));
      this.svg.addEventListener('keydown', (event) => this.key(event));
    }

    draw(index = Math.max(this.index, 0)) {
      if (index === this.index || !this.all[index]) return;
      this.index = index;
      const { boxes, edges } = this.all[index];
      this.svg.replaceChildren();
      const counts = [0, 0, 0, 0];
      const places = boxes.map(([column]) => ({ x: column * (WIDTH + GAP), y: counts[column]++ * STEP }));
      this.lines = edges.map(([from, to]) => {
        const [a, b] = [places[from], places[to]];
        const [x, y, x2, y2] = [a.x + WIDTH, a.y + HEIGHT / 2, b.x, b.y + HEIGHT / 2];
        const middle = (x + x2) / 2;
        return svg('path', { d: 'M' + x + ' ' + y + 'C' + middle + ' ' + y + ' ' + middle + ' ' + y2 + ' ' + x2 + ' ' + y2 }, this.svg);
      });
      this.boxes = boxes.map(([, label, details], at) => {
        const box = svg('g', { class: 'box', tabindex: '0', role: 'button', 'aria-label': label }, this.svg);
        svg('title', {}, box).textContent = label;
        svg('rect', { x: places[at].x, y: places[at].y, width: WIDTH, height: HEIGHT, rx: 4 }, box);
        svg('text', { x: places[at].x + 6, y: places[at].y + 15 }, box).textContent = shortened(label);
        box.addEventListener('click', () => this.choose(at));
        box.addEventListener('keydown', (event) => {
          if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); this.choose(at); }
        });
        return box;
      });
      this.full = [-10, -10, 4 * WIDTH + 3 * GAP + 20, Math.max(...counts, 1) * STEP + 20];
      this.details.textContent = boxes.length === 0 ? 'No certificates.' : 'Choose a box.';
      this.act('fit');
      this.find(search.value);
    }

    view(box) {
      this.box = box;
      this.svg.setAttribute('viewBox', box.join(' '));
    }

    act(name) {
      if (name === 'fit') this.view([...this.full]);
      else if (name === 'in') this.zoom(1 / 1.3);
      else if (name === 'out') this.zoom(1.3);
    }

    zoom(factor, event) {
      const [x, y, width, height] = this.box;
      const area = this.svg.getBoundingClientRect();
      const [rx, ry] = event ? [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height] : [0.5, 0.5];
      this.view([x + width * rx * (1 - factor), y + height * ry * (1 - factor), width * factor, height * factor]);
    }

    move(dx, dy) {
      const [x, y, width, height] = this.box;
      this.view([x + dx, y + dy, width, height]);
    }

    drag(event) {
      let last = [event.clientX, event.clientY];
      const scale = this.box[2] / this.svg.getBoundingClientRect().width;
      const moved = (next) => {
        this.move((last[0] - next.clientX) * scale, (last[1] - next.clientY) * scale);
        last = [next.clientX, next.clientY];
      };
      addEventListener('pointermove', moved);
      addEventListener('pointerup', () => removeEventListener('pointermove', moved), { once: true });
    }

    key(event) {
      const step = this.box[2] / 12;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      const move = moves[event.key];
      if (move) this.move(...move);
      else if (event.key === '+') this.act('in');
      else if (event.key === '-') this.act('out');
      else if (event.key === '0') this.act('fit');
      else return;
      event.preventDefault();
    }

    choose(at) {
      const { boxes, edges } = this.all[this.index];
      const [, label, details] = boxes[at];
      this.details.textContent = details === '' ? label : label + '\n\n' + details;
      for (const [index, box] of this.boxes.entries()) box.classList.toggle('chosen', index === at);
      for (const [index, line] of this.lines.entries()) line.classList.toggle('near', edges[index].includes(at));
    }

    find(text) {
      const wanted = text.trim().toLowerCase();
      const { boxes } = this.all[Math.max(this.index, 0)] ?? { boxes: [] };
      for (const [at, box] of (this.boxes ?? []).entries()) {
        const [, label, details] = boxes[at];
        box.classList.toggle('found', wanted !== '' && (label + details).toLowerCase().includes(wanted));
      }
    }
  }

  const graphs = new Map();
  for (const [id, all] of Object.entries(data)) graphs.set(id, new Graph(document.getElementById(id), all));

  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase();
    for (const one of document.querySelectorAll('[data-search]')) one.hidden = wanted !== '' && !one.textContent.toLowerCase().includes(wanted);
    for (const graph of graphs.values()) graph.find(search.value);
  });
  addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  });
  addEventListener('beforeprint', () => { for (const graph of graphs.values()) graph.draw(); });
  if (tabs[0]) show(tabs[0]);
})();
`;
