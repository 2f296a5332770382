"""From where on a measure counts: numbers of the settings, with error rates in docs/liveness.md."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Thresholds(BaseModel):
    """What a film of a face must reach. Angles in degrees, lengths in pixels, 0..1 for shares."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    samples_a_second: int = 8
    face_score: float = 0.5  # of the detector
    face_share: float = 0.9  # of the pictures that show exactly one face
    turn_yaw: float = 16.0
    turn_pitch: float = 10.0
    back_again: float = 0.5  # of a turn, below which the head is in the middle again
    jump: float = 30.0  # between two pictures, as cuts make them
    depth: float = 0.02  # by which a turned head is not flat, in lengths between the eyes
    depth_unsure: float = 0.035
    mouth: float = 0.35  # how far lips and loudness go together, -1..1
    mouth_unsure: float = 0.75
    light: float = 40.0  # 0..255, of the brightest twentieth of the face
    sharpness: float = 3.0
    eyes_apart: float = 45.0
    noise: float = 12.0  # decibels by which the voice is above the room
    wrong_digits: int = 3
    same_session: float = 0.6  # how alike the pictures of one film are
    same_session_unsure: float = 0.78  # below, a person looks
    same_person: float = 0.6  # how alike two films of one person are
    other_person: float = 0.95  # from which on two people could be one
    person_in_picture: float = 0.5  # of the detector, in a picture of a pet or a thing
    person_for_sure: float = 0.8
    embedder: str = ""  # an ONNX file that tells faces apart; ours only says what is unlike
