import { weekdays } from '../../lib/model/settings';
import { shownNow } from '../kit/pageClock';
import { localeOf } from '../words/locale';
import { Group, Toggle } from './Field';
import { type SettingsForm, withEntry } from './form';
import { TextField } from './TextField';

const dayNames: Readonly<Record<(typeof weekdays)[number], string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const hourMs = 60 * 60_000;

/** When notifications keep still. The popup and the pages always show everything. */
export function QuietGroup({ settings, commit }: SettingsForm) {
  const quiet = settings.quietHours;
  const paused = settings.pausedUntil !== null && Date.parse(settings.pausedUntil) > shownNow();
  const pause = (ms: number) => commit({ pausedUntil: new Date(shownNow() + ms).toISOString() });
  return (
    <Group title="Quiet time" hint="Notifications keep still; popup and pages go on showing everything.">
      <Toggle
        label="Quiet hours"
        on={quiet !== null}
        onChange={(on) => commit({ quietHours: on ? { from: '22:00', to: '07:00', days: [...weekdays] } : null })}
      />
      {quiet !== null && (
        <>
          <div className="field-pair">
            <TextField
              label="From"
              type="time"
              value={quiet.from}
              onCommit={(from) => commit({ quietHours: { ...quiet, from } })}
            />
            <TextField
              label="To"
              type="time"
              value={quiet.to}
              onCommit={(to) => commit({ quietHours: { ...quiet, to } })}
            />
          </div>
          <fieldset className="chips">
            <legend className="field-hint">They begin on</legend>
            {weekdays.map((day) => (
              <label key={day} className="chip">
                <input
                  type="checkbox"
                  checked={quiet.days.includes(day)}
                  onChange={(event) =>
                    commit({ quietHours: { ...quiet, days: withEntry(quiet.days, day, event.currentTarget.checked) } })
                  }
                />
                {dayNames[day]}
              </label>
            ))}
          </fieldset>
        </>
      )}
      <div className="buttons">
        {paused && settings.pausedUntil !== null ? (
          <>
            <p className="buttons-words">{`Paused until ${new Date(settings.pausedUntil).toLocaleString(localeOf(settings.language), { dateStyle: 'medium', timeStyle: 'short' })}`}</p>
            <button type="button" className="button button-small" onClick={() => commit({ pausedUntil: null })}>
              Go on now
            </button>
          </>
        ) : (
          <>
            <p className="buttons-words">Pause all notifications for</p>
            {[1, 4, 24].map((hours) => (
              <button key={hours} type="button" className="button button-small" onClick={() => pause(hours * hourMs)}>
                {hours === 1 ? '1 hour' : `${hours} hours`}
              </button>
            ))}
          </>
        )}
      </div>
    </Group>
  );
}
