import { useState } from 'react';
import { serviceIdSchema } from '../../lib/model/service';
import { Group, Problem, Toggle } from './Field';
import { type SettingsForm, withEntry } from './form';
import { TextField } from './TextField';

/** Which services are watched, which of them may raise an alert, and how Pika is asked. */
export function WatchGroup({ settings, catalog, commit, allow }: SettingsForm) {
  const [refused, setRefused] = useState<string>();
  const known = new Set(catalog.services.map(({ id }) => id));
  const own = settings.services
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: id, origins: [`https://${id}/*`] }));
  const watch = async (id: string, origins: readonly string[], on: boolean) => {
    setRefused(undefined);
    if (on && origins.length > 0 && !(await allow(origins))) {
      setRefused(`${id}: without the right to read its status page it cannot be watched`);
      return;
    }
    commit({
      services: withEntry(settings.services, id, on),
      ...(on ? {} : { markedServices: withEntry(settings.markedServices, id, false) }),
    });
  };
  return (
    <>
      <Group title="Services" hint="Watched ones are shown; marked ones may also raise an alert.">
        <table className="pick">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Watch</th>
              <th scope="col">Alert me</th>
            </tr>
          </thead>
          <tbody>
            {[...catalog.services, ...own].map(({ id, name, origins }) => {
              const watched = settings.services.includes(id);
              return (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`Watch ${name}`}
                      checked={watched}
                      onChange={(event) => void watch(id, origins, event.currentTarget.checked)}
                    />
                  </td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`Alert me about ${name}`}
                      disabled={!watched}
                      checked={watched && settings.markedServices.includes(id)}
                      onChange={(event) =>
                        commit({ markedServices: withEntry(settings.markedServices, id, event.currentTarget.checked) })
                      }
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <Problem text={refused} />
        <TextField
          label="Add a status page"
          hint="The host name of any Statuspage, Instatus, Better Stack or incident.io page"
          value=""
          onCommit={(text) => {
            if (text === '') return undefined;
            const host = hostOf(text);
            if (!serviceIdSchema.safeParse(host).success || !host.includes('.'))
              return 'Status page: give a host name such as status.example.com';
            void watch(host, [`https://${host}/*`], true);
            return undefined;
          }}
        />
      </Group>
      <Group
        title="Asking Pika"
        hint="Only a question that the page itself has just asked is repeated, slower than the page does, and only while a video is under way."
      >
        <Toggle
          label="Ask again when the page has stopped asking"
          hint="Finds videos that are done while the page still shows them as in progress"
          on={settings.pollPage}
          onChange={(pollPage) => commit({ pollPage })}
        />
        <Toggle
          label="Ask with no Pika tab open"
          hint="Close the tab and still hear when the video is done"
          on={settings.pollClosed}
          onChange={(pollClosed) => commit({ pollClosed })}
        />
      </Group>
    </>
  );
}

function hostOf(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  return (url?.hostname ?? text).toLowerCase();
}
