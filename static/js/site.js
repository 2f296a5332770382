// Entry of every page: starts what the page has a use for.

import { startChoices } from "./choices.js";
import { startComments } from "./comments.js";
import { startComposer } from "./composer.js";
import { startEntrance } from "./entrance.js";
import { startForms } from "./forms.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startPasskeys } from "./passkeys.js";
import { startPicture } from "./picture.js";
import { startPush } from "./push.js";
import { startSettings } from "./settings.js";
import { startShare } from "./share.js";
import { startStage } from "./stage.js";
import { startThread } from "./thread.js";
import { startTiles } from "./tiles.js";
import { startMessages } from "./toast.js";
import { startTray } from "./tray.js";
import { startWaiting } from "./waiting.js";

startStage();
startKeys();
startForms();
startShare();
startSettings();
startPasskeys();
startThread();
startTiles();
startComments();
startComposer();
startChoices();
startPicture();
startMessages();
startTray();
startEntrance();
startWaiting();
startLive();
startPush();
