import { describe, expect, it } from 'vitest';
import type { Comparison, Role } from '../../src/measure/comparison.js';
import { renderWeakSpots } from '../../src/report/weak-spots.js';

const NONE = 'Nowhere in this run.';

function compareWith(role: Role, name: string, samples: number[]): Comparison {
  return {
    title: `case of ${name}`,
    unit: 'µs',
    measured: [
      { name: 'ours', role: 'ours', samples: [10, 10, 10, 10, 10] },
      { name, role, samples },
    ],
  };
}

function render(comparisons: Comparison[]): string {
  return renderWeakSpots([{ title: 'Client', comparisons, aims: [] }]);
}

describe('renderWeakSpots', () => {
  it('lists comparisons in which a competitor needs less, the worst first', () => {
    const rows = render([
      compareWith('competitor', 'near', [9, 9, 9, 9, 9]),
      compareWith('competitor', 'far', [2, 2, 2, 2, 2]),
      compareWith('competitor', 'slow', [20, 20, 20, 20, 20]),
    ]).split('\n');
    const listed = rows.filter((row) => row.startsWith('| Client'));
    expect(listed).toEqual([expect.stringContaining('far'), expect.stringContaining('near')]);
    expect(listed[0]).toContain('| 5.00× | clear');
  });

  it('marks a ratio whose middle half reaches 1', () => {
    expect(render([compareWith('competitor', 'noisy', [9, 9, 9, 11, 11])])).toContain('within the noise');
  });

  it('lists baselines apart', () => {
    const [competitors, baselines] = render([compareWith('baseline', 'bare', [5, 5, 5, 5, 5])]).split(
      '### Than a baseline',
    );
    expect(competitors).toContain(NONE);
    expect(baselines).toContain('| 2.00× |');
  });

  it('lists missed aims with what was measured', () => {
    const aims = [
      { statement: 'Fast enough', received: '3 s', met: false },
      { statement: 'Small enough', received: '1 KiB', met: true },
    ];
    const text = renderWeakSpots([{ title: 'Docs', comparisons: [], aims }]);
    expect(text).toContain('- Docs: Fast enough. Measured: 3 s.');
    expect(text).not.toContain('Small enough');
  });
});
