import { Box, Figure, Zone } from '@deck';

/** The devices of Android's binder. Source: the option CONFIG_ANDROID_BINDER_DEVICES and its usual value. */
const devices = ['binder', 'hwbinder', 'vndbinder'];

/** The claim of the chapter: each container has a mount, each mount has devices of its own. */
export function PrivateDevicesFigure() {
  return (
    <Figure
      title="Two mounts of binderfs"
      description="Container A and container B each have a mount of binderfs, and in it binder, hwbinder and vndbinder of their own."
      height={240}
    >
      {['container A', 'container B'].map((container, column) => (
        <g key={container}>
          <Zone x={2 + column * 804} y={2} width={760} height={236} title={`binderfs in ${container}`} tone="userns" />
          {devices.map((device, index) => (
            <Box
              key={device}
              x={26 + column * 804 + index * 242}
              y={100}
              width={228}
              height={96}
              label={device}
              mono
              tone="new"
            />
          ))}
        </g>
      ))}
    </Figure>
  );
}
