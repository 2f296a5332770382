"""People: our own rig, drawn from joints."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture import bones, clothes, heads, tails
from generation.engines.animatic.picture.body_language import ON_THE_GROUND
from generation.engines.animatic.picture.colours import darker
from generation.engines.animatic.picture.garments import Wardrobe
from generation.engines.animatic.picture.holding import Hands
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.joints import ANKLE, Joints, Point
from generation.engines.animatic.picture.limbs import along, arm, knee, radii_along, tapered
from generation.engines.animatic.picture.motions import joints
from generation.engines.animatic.picture.portrait import Head
from generation.engines.animatic.scene import Motion

ARM = (0.033, 0.026, 0.021)  # radii at the shoulder, the elbow and the wrist
LEG = (0.052, 0.039, 0.029)
_EYES_SHUT = frozenset({Motion.SLEEP, Motion.KISS, Motion.CRY})
FAR_SHADE = 0.17  # how much darker the far limbs are


@dataclass
class Person:
    """One person, drawn in units of body height, y up, the soles at the origin."""

    look: Wardrobe
    ink: Ink
    blink_at: float  # seconds: when in its period the eyes close
    hands: Hands
    head: Head | None = None  # their own, of somebody who is lent

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        body = self.body_at(pose)
        canvas.save()
        if body.roll:
            canvas.translate(0, body.centre)
            canvas.rotate(-math.degrees(body.roll))
            canvas.translate(0, -0.5)
        self._body(canvas, body, pose, time)
        canvas.restore()

    def body_at(self, pose: Pose) -> Joints:
        """Return where its joints are: as it moves, sits and holds things."""
        body = crouched(joints(pose.motion, pose.phase), pose.squash)
        body = _rested(body, pose, sits=self.hands.sits_down_to(pose))
        return self.hands.gripping(body, pose)

    def _body(self, canvas: skia.Canvas, body: Joints, pose: Pose, time: float) -> None:
        torso = clothes.Torso.of(body)
        self.hands.furnish(canvas, pose)
        if self.look.suit == "hero":
            clothes.cape(canvas, self.ink, torso, time)
        self._arm(canvas, torso.beside(0.040), body.far_arm, far=True)
        if self.look.legwear == "tail":
            tails.draw(canvas, self.ink, self.look.bottom, body, time)
        else:
            self._leg(canvas, body, far=True)
            self._leg(canvas, body, far=False)
        clothes.torso(canvas, self.look, self.ink, torso)
        if self.look.suit == bones.SUIT:
            rows = [(torso.at(up, -half), torso.at(up, half)) for up, half in bones.RIBS]
            bones.ribs(canvas, self.ink, (torso.hip, torso.shoulder), rows)
        if self.look.coat or self.look.legwear in {"skirt", "dress"}:
            clothes.skirt(canvas, self.look, self.ink, body)
        self._head(canvas, body, torso, heads.Face(pose.mouth, self._lids(pose, time), body.cheer))
        self.hands.draw(canvas, body, pose, time)
        self._arm(canvas, torso.beside(-0.034), body.near_arm, far=False)

    def _head(
        self, canvas: skia.Canvas, body: Joints, torso: clothes.Torso, face: heads.Face
    ) -> None:
        (x, y), (dx, dy) = torso.shoulder, torso.spine
        canvas.save()
        canvas.translate(x + dx * 0.034, y + dy * 0.034)
        canvas.rotate(-math.degrees(body.lean * 0.5 + body.nod))
        heads.draw(canvas, self.look, self.ink, face, self.head)
        canvas.restore()

    def _lids(self, pose: Pose, time: float) -> float:
        """How far the eyes are shut, 0..1."""
        if pose.motion in _EYES_SHUT:
            return 1.0
        into = (time + self.blink_at) % 3.4
        return max(0.0, 1 - abs(into - 0.1) / 0.09)

    def _arm(self, canvas: skia.Canvas, shoulder: Point, angles: Point, *, far: bool) -> None:
        look, ink, shade = self.look, self.ink, FAR_SHADE if far else 0.0
        elbow, wrist = arm(shoulder, *angles)
        links = (shoulder, elbow, wrist)
        radii = tuple(radius * (0.6 + 0.4 * look.girth) for radius in ARM)
        skin = darker(look.skin, shade)
        canvas.drawPath(tapered(links, radii), ink.fill(skin))
        if look.sleeve > 0:
            share = look.sleeve * 0.94
            loose = (radii[0] * 1.16, radii[1] * 1.20, radii[2] * 1.22)
            sleeve = tapered(along(links, share), radii_along(loose, share))
            canvas.drawPath(sleeve, ink.fill(darker(look.top, shade + (0.0 if far else 0.07))))
        if look.suit == bones.SUIT:
            bones.limb(canvas, ink, links, shade)
        turn = angles[0] + angles[1]
        hand = (wrist[0] + 0.020 * math.sin(turn), wrist[1] - 0.020 * math.cos(turn))
        glove = ink.fill(darker(0xD5DBE6, shade) if look.suit == "space" else skin)
        canvas.drawCircle(*hand, 0.028, glove)
        thumb = (hand[0] + 0.021 * math.cos(turn), hand[1] + 0.021 * math.sin(turn))
        canvas.drawCircle(*thumb, 0.0115, glove)

    def _leg(self, canvas: skia.Canvas, body: Joints, *, far: bool) -> None:
        look, ink, shade = self.look, self.ink, FAR_SHADE if far else 0.0
        sole, toe = (body.far_foot, body.far_toe) if far else (body.near_foot, body.near_toe)
        hip = (body.hip[0] + (0.020 if far else -0.014), body.hip[1] - 0.012)
        bend, ankle = knee(hip, (sole[0], sole[1] + ANKLE))
        links = (hip, bend, ankle)
        radii = tuple(radius * look.girth for radius in LEG)
        cloth = darker(look.top if look.legwear == "dress" else look.bottom, shade)
        clothes.shoe(canvas, ink.fill(darker(look.shoes, shade)), ankle, toe)
        if look.legwear == "trousers":
            loose = (radii[0], radii[1] * 1.03, radii[2] * 1.16)
            canvas.drawPath(tapered(links, loose), ink.fill(cloth))
            if look.suit == bones.SUIT:
                bones.limb(canvas, ink, links, shade)
            return
        slim = (radii[0] * 0.86, radii[1] * 0.86, radii[2] * 0.92)
        canvas.drawPath(tapered(links, slim), ink.fill(darker(look.skin, shade)))
        share = 0.46 if look.legwear == "shorts" else 0.26
        loose = (radii[0], radii[1] * 1.28, radii[2])
        leg = tapered(along(links, share), radii_along(loose, share))
        canvas.drawPath(leg, ink.fill(cloth))


def _rested(body: Joints, pose: Pose, *, sits: bool) -> Joints:
    if sits:
        return seated(body)
    if pose.seated:
        return at_ease(seated(body)) if pose.motion is Motion.SIT else seated(body)
    return grounded(body) if pose.grounded else body


def at_ease(body: Joints) -> Joints:
    """Return a body with the hands in its lap."""
    return replace(body, lean=0.3 * body.lean, near_arm=(0.26, 0.72), far_arm=(0.36, 0.62))


def seated(body: Joints) -> Joints:
    """Return a body with the thighs on what it sits on and the shins hanging."""
    rise = 0.4 * (body.hip[1] - 0.497) if body.hip[1] > 0.3 else 0.0
    return replace(
        body, hip=(0.4 * body.hip[0], 0.25 + rise), near_foot=(0.19, 0.0), far_foot=(0.24, 0.0),
        near_toe=0.0, far_toe=0.0, roll=0.0,
    )  # fmt: skip


def grounded(body: Joints) -> Joints:
    """Return a body that sits on the ground with the knees up."""
    low = ON_THE_GROUND
    return replace(
        body, hip=low.hip, near_foot=low.near_foot, far_foot=low.far_foot, near_toe=0.0,
        far_toe=0.0, roll=0.0,
    )  # fmt: skip


def crouched(body: Joints, squash: float) -> Joints:
    """Knees take up what flattens other bodies: a squash below 0 lowers the hips."""
    if squash >= 0 or body.roll:
        return body
    drop = 0.62 * -squash
    return replace(
        body,
        hip=(body.hip[0] - 0.22 * drop, body.hip[1] - drop),
        lean=body.lean + 1.6 * drop,
        nod=body.nod - 0.9 * drop,
        near_arm=(body.near_arm[0] - 3.4 * drop, body.near_arm[1] + 0.8 * drop),
        far_arm=(body.far_arm[0] - 2.8 * drop, body.far_arm[1] + 0.8 * drop),
    )
