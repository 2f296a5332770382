"""Tiny models of random weights in the layout of fetched ones, built on the spot.

They go through the production adapter: the same classes, phases and files as the large ones.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import torch
from diffusers import (
    AutoencoderKLLTX2Audio,
    AutoencoderKLLTX2Video,
    AutoencoderKLMiniMaxH3,
    AutoencoderKLMiniMaxH3Audio,
    AutoencoderKLWan,
    Cosmos3AVAEAudioTokenizer,
    Cosmos3OmniPipeline,
    Cosmos3OmniTransformer,
    DiffusionPipeline,
    FlowMatchEulerDiscreteScheduler,
    LTX2Pipeline,
    LTX2VideoTransformer3DModel,
    MiniMaxH3Scheduler,
    MiniMaxH3Transformer3DModel,
    UniPCMultistepScheduler,
    WanPipeline,
    WanTransformer3DModel,
)
from diffusers.modular_pipelines import MiniMaxH3Blocks
from diffusers.pipelines.ltx2 import LTX2TextConnectors
from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
from django.conf import settings
from safetensors.torch import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import ByteLevel, Whitespace
from transformers import (
    Gemma3Config,
    Gemma3ForConditionalGeneration,
    Gemma3TextConfig,
    PreTrainedTokenizerFast,
    Qwen2TokenizerFast,
    Qwen3VLConfig,
    Qwen3VLForConditionalGeneration,
    SiglipVisionConfig,
    UMT5Config,
    UMT5EncoderModel,
)
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

from generation.engines.diffusion.catalogue import (
    COSMOS_NANO,
    LTX_DISTILLED,
    LTX_INGREDIENTS,
    MINIMAX_H3,
    WAN_TURBO,
)
from generation.engines.diffusion.engine import DiffusionEngine
from generation.engines.diffusion.recipes import LTX_CALLS, LTX_IN_CONTEXT, Checkpoint, Recipe
from generation.engines.diffusion.weights import Weights

COMMIT: Final = "0123456789abcdef0123456789abcdef01234567"
TOKENS: Final = 32
ATTENDING: Final = ("to_q", "to_k", "to_v", "to_out")
WORDS: Final = ("<pad>", "<eos>", "<bos>", "<unk>", "a", "the", "dog", "cat", "surfs", "at", "dusk")

TINY_INGREDIENTS: Final = replace(
    LTX_INGREDIENTS,
    key="tiny-ingredients",
    title="Tiny Ingredients",
    checkpoint=Checkpoint(repo="tests/tiny-ingredients", revision=COMMIT, size=50_000),
    file="tiny.safetensors",
    frames=1,
)
TINY_LTX2: Final = replace(
    LTX_DISTILLED,
    key="tiny-ltx-2",
    title="Tiny LTX-2",
    checkpoint=Checkpoint(repo="tests/tiny-ltx-2", revision=COMMIT, size=3_000_000),
    calls={**LTX_CALLS, "reference": replace(LTX_IN_CONTEXT, adapter=TINY_INGREDIENTS)},
    sigmas=(1.0, 0.725, 0.421875),
    steps=3,
    sizes=((128, 80), (80, 128)),
    seconds=(1, 4),
    prompt_tokens=TOKENS,
    overlap=9,
    dtypes={"default": "float32"},
    on_cpu=True,
)
TINY_WAN: Final = replace(
    WAN_TURBO,
    key="tiny-wan",
    title="Tiny Wan",
    checkpoint=Checkpoint(repo="tests/tiny-wan", revision=COMMIT, size=3_000_000),
    steps=2,
    sizes=((128, 80), (80, 128)),
    seconds=(1, 4),
    prompt_tokens=TOKENS,
    dtypes={"default": "float32"},
    on_cpu=True,
)


TINY_COSMOS: Final = replace(
    COSMOS_NANO,
    key="tiny-cosmos",
    title="Tiny Cosmos",
    checkpoint=Checkpoint(repo="tests/tiny-cosmos", revision=COMMIT, size=3_000_000),
    steps=2,
    sizes=((128, 80), (80, 128)),
    seconds=(1, 4),
    dtypes={"default": "float32"},
    on_cpu=True,
)
TINY_H3: Final = replace(
    MINIMAX_H3,
    key="tiny-h3",
    title="Tiny H3",
    checkpoint=Checkpoint(repo="tests/tiny-h3", revision=COMMIT, size=3_000_000),
    steps=2,
    sizes=((128, 80), (80, 128)),
    dtypes={"default": "float32"},
    on_cpu=True,
)


def tiny_engine(key: str) -> DiffusionEngine:
    """Make the engine as `generation.gpu` does, for `settings.ENGINES`."""
    recipe = {recipe.key: recipe for recipe in (TINY_LTX2, TINY_WAN, TINY_COSMOS, TINY_H3)}[key]
    return DiffusionEngine(recipe=recipe, home=settings.MODELS_FOLDER, territory="CA")


def save_tiny_ltx2(home: Path) -> None:
    """Put a tiny LTX-2 where fetched weights are: 32 by 32 by 8 to a latent, stereo at 24 kHz."""
    torch.manual_seed(0)
    pipeline = LTX2Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True, shift_terminal=0.1),
        vae=_ltx2_vae(),
        audio_vae=AutoencoderKLLTX2Audio(
            base_channels=16, ch_mult=(1, 1, 1), num_res_blocks=1, latent_channels=4, mel_bins=16
        ),
        text_encoder=_gemma(),
        tokenizer=_tokenizer(side="left"),
        connectors=_connectors(),
        transformer=_ltx2_transformer(),
        vocoder=LTX2Vocoder(
            in_channels=2 * 16,
            hidden_channels=32,
            upsample_kernel_sizes=[12, 10, 16],
            upsample_factors=[6, 5, 8],
            resnet_kernel_sizes=[3],
            resnet_dilations=[[1, 3]],
            output_sampling_rate=24_000,
        ),
    )
    _save(pipeline, TINY_LTX2, home)


def save_tiny_ingredients(home: Path) -> None:
    """Put an adapter for the tiny LTX-2 where a fetched one is, with the names that its authors use.

    As the large one it touches what looks at pictures and words, and not what makes sound.
    """
    chance, rank = torch.Generator().manual_seed(1), 2
    state = {}
    for name, module in _ltx2_transformer().named_modules():
        where = name.split(".")
        if isinstance(module, torch.nn.Linear) and where[0] == "transformer_blocks":
            if where[2] not in {"attn1", "attn2", "ff"} or where[3] not in {*ATTENDING, "net"}:
                continue
            down = torch.randn(rank, module.in_features, generator=chance) * 0.3
            up = torch.randn(module.out_features, rank, generator=chance) * 0.3
            state[f"diffusion_model.{name}.lora_A.weight"] = down
            state[f"diffusion_model.{name}.lora_B.weight"] = up
    weights = Weights(home)
    snapshot = weights.folder(TINY_INGREDIENTS.checkpoint) / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    save_file(state, snapshot / TINY_INGREDIENTS.file)
    weights.mark(TINY_INGREDIENTS.checkpoint, snapshot)


def save_tiny_wan(home: Path) -> None:
    """Put a tiny Wan 2.2 where fetched weights are: 16 by 16 by 4 to a latent."""
    torch.manual_seed(0)
    pipeline = WanPipeline(
        tokenizer=_tokenizer(side="right"),
        text_encoder=UMT5EncoderModel(
            UMT5Config(vocab_size=64, d_model=16, d_kv=8, d_ff=32, num_layers=1, num_heads=2)
        ).eval(),
        vae=AutoencoderKLWan(
            base_dim=8,
            decoder_base_dim=8,
            z_dim=4,
            dim_mult=[1, 1, 1, 1],
            num_res_blocks=1,
            latents_mean=[0.0] * 4,
            latents_std=[1.0] * 4,
            is_residual=True,
            in_channels=12,
            out_channels=12,
            patch_size=2,
            scale_factor_spatial=16,
        ),
        scheduler=UniPCMultistepScheduler(
            use_flow_sigmas=True, prediction_type="flow_prediction", flow_shift=3.0
        ),
        transformer=WanTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=12,
            in_channels=4,
            out_channels=4,
            text_dim=16,
            freq_dim=16,
            ffn_dim=32,
            num_layers=1,
        ),
        expand_timesteps=True,
    )
    _save(pipeline, TINY_WAN, home)


def save_tiny_cosmos(home: Path) -> None:
    """Put a tiny Cosmos 3 where fetched weights are: a token for each latent of 8 by 8 by 4."""
    torch.manual_seed(0)
    tokenizer = _tokenizer(side="right", words=(*WORDS, "<|vision_start|>"))
    tokenizer.chat_template = "{% for message in messages %}{{ message.content }}{% endfor %}"
    pipeline = Cosmos3OmniPipeline(
        transformer=Cosmos3OmniTransformer(
            head_dim=6,
            hidden_size=6,
            intermediate_size=12,
            latent_channel=16,
            latent_patch_size=1,
            num_attention_heads=1,
            num_hidden_layers=1,
            num_key_value_heads=1,
            patch_latent_dim=16,
            rope_axes_dim=[1, 1, 1],
            vocab_size=64,
            sound_gen=True,
            sound_dim=8,
        ),
        text_tokenizer=tokenizer,
        vae=AutoencoderKLWan(
            base_dim=4,
            z_dim=16,
            dim_mult=[1, 1, 1, 1],
            num_res_blocks=1,
            temperal_downsample=[False, True, True],
        ),
        scheduler=UniPCMultistepScheduler(
            use_flow_sigmas=True, prediction_type="flow_prediction", flow_shift=3.0
        ),
        sound_tokenizer=Cosmos3AVAEAudioTokenizer(
            vocoder_input_dim=8, dec_dim=4, dec_c_mults=(1, 1, 1, 1, 1), encoder_enabled=False
        ),
        enable_safety_checker=False,
    )
    _save(pipeline, TINY_COSMOS, home)


def save_tiny_h3(home: Path) -> None:
    """Put a tiny MiniMax-H3 where fetched weights are: 16 by 16 by 4 to a latent, 32 kHz."""
    torch.manual_seed(0)
    weights = Weights(home)
    snapshot = weights.folder(TINY_H3.checkpoint) / "snapshots" / COMMIT
    pipeline = MiniMaxH3Blocks().init_pipeline()
    tokenizer = _qwen_tokenizer()
    pipeline.update_components(
        text_encoder=_qwen(tokenizer),
        tokenizer=tokenizer,
        vae=AutoencoderKLMiniMaxH3(
            latent_channels=4,
            block_out_channels=(8,) * 6,
            layers_per_block=1,
            norm_num_groups=2,
            decoder_num_layers=1,
            decoder_num_attention_heads=1,
            decoder_attention_head_dim=32,
            latents_mean=(0.0,) * 4,
            latents_std=(1.0,) * 4,
        ),
        audio_vae=AutoencoderKLMiniMaxH3Audio(
            encoder_dim=2,
            latent_dim=16,
            latent_channels=4,
            num_attention_heads=2,
            decoder_dim=128,
            resblock_kernel_sizes=(3,),
            resblock_dilation_sizes=((1,),),
            latents_mean=[0.0] * 4,
            latents_std=[1.0] * 4,
        ),
        scheduler=MiniMaxH3Scheduler(shift=12.0),
        audio_scheduler=MiniMaxH3Scheduler(shift=3.0),
        transformer=_h3_transformer(),
        transformer_ref=_h3_transformer(),
        reference_image_short_edge=64,
    )
    pipeline.save_pretrained(str(snapshot), overwrite_modular_index=True)
    _save_processor(snapshot)
    weights.mark(TINY_H3.checkpoint, snapshot)


def _save_processor(snapshot: Path) -> None:
    """Add what whole checkpoints have and only torchvision could write."""
    pictures = Qwen2VLImageProcessorPil(
        patch_size=4, merge_size=2, size={"shortest_edge": 64, "longest_edge": 256}
    )
    facts = {"image_processor": pictures.to_dict(), "processor_class": "Qwen3VLProcessor"}
    (snapshot / "processor").mkdir()
    (snapshot / "processor" / "processor_config.json").write_text(json.dumps(facts))
    index = snapshot / "modular_model_index.json"
    parts = json.loads(index.read_text())
    kind = ["transformers", "Qwen3VLProcessor"]
    elsewhere = {"pretrained_model_name_or_path": "tests/tiny-h3", "subfolder": "processor"}
    parts["processor"] = [*kind, elsewhere | {"type_hint": kind, "revision": None}]
    index.write_text(json.dumps(parts))


def _qwen_tokenizer() -> Qwen2TokenizerFast:
    marks = (
        "<|endoftext|>",
        "<|vision_start|>",
        "<|vision_end|>",
        "<|image_pad|>",
        "<|video_pad|>",
    )
    return Qwen2TokenizerFast(
        vocab=_numbered((*marks, *sorted(ByteLevel.alphabet()))),
        merges=[],
        unk_token=marks[0],
        pad_token=marks[0],
        additional_special_tokens=list(marks),
    )


def _qwen(tokenizer: Qwen2TokenizerFast) -> Qwen3VLForConditionalGeneration:
    text = {
        "vocab_size": len(tokenizer),
        "hidden_size": 8,
        "intermediate_size": 8,
        "num_hidden_layers": 51,  # the fiftieth is listened to
        "num_attention_heads": 1,
        "num_key_value_heads": 1,
        "head_dim": 8,
        "rope_parameters": {
            "rope_type": "default",
            "mrope_section": [2, 1, 1],
            "rope_theta": 10_000.0,
        },
    }
    eyes = {
        "depth": 1,
        "hidden_size": 8,
        "intermediate_size": 8,
        "num_heads": 1,
        "patch_size": 4,
        "out_hidden_size": 8,
        "num_position_embeddings": 16,
        "deepstack_visual_indexes": [0],
    }
    tokens = ("vision_start", "vision_end", "image", "video")
    return Qwen3VLForConditionalGeneration(
        Qwen3VLConfig(
            text_config=text,
            vision_config=eyes,
            **{f"{name}_token_id": number for number, name in enumerate(tokens, start=1)},
        )
    ).eval()


def _h3_transformer() -> MiniMaxH3Transformer3DModel:
    return MiniMaxH3Transformer3DModel(
        num_attention_heads=2,
        attention_head_dim=32,
        hidden_size=32,
        num_layers=1,
        num_refiner_layers=1,
        ffn_dim=32,
        in_channels=4,
        audio_in_channels=4,
        text_dim=8,
        freq_dim=16,
        time_embed_hidden_dim=16,
        time_embed_dim=16,
        rope_freq_dim=4,
    )


def _save(pipeline: DiffusionPipeline, recipe: Recipe, home: Path) -> None:
    weights = Weights(home)
    snapshot = weights.folder(recipe.checkpoint) / "snapshots" / COMMIT
    pipeline.save_pretrained(snapshot)
    weights.mark(recipe.checkpoint, snapshot)


def _tokenizer(*, side: str, words: Sequence[str] = WORDS) -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(WordLevel(_numbered(words), unk_token="<unk>"))
    tokenizer.pre_tokenizer = Whitespace()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="<pad>",
        eos_token="<eos>",
        bos_token="<bos>",
        unk_token="<unk>",
        model_max_length=TOKENS,
        padding_side=side,
    )


def _numbered(words: Sequence[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}


def _gemma() -> Gemma3ForConditionalGeneration:
    text = Gemma3TextConfig(
        vocab_size=64,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=8,
        max_position_embeddings=256,
    )
    eyes = SiglipVisionConfig(
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=16,
        patch_size=8,
    )
    config = Gemma3Config(text_config=text, vision_config=eyes, mm_tokens_per_image=4)
    return Gemma3ForConditionalGeneration(config).eval()


def _connectors() -> LTX2TextConnectors:
    return LTX2TextConnectors(
        caption_channels=16,
        text_proj_in_factor=3,
        video_connector_num_attention_heads=2,
        video_connector_attention_head_dim=8,
        video_connector_num_layers=1,
        video_connector_num_learnable_registers=16,
        audio_connector_num_attention_heads=2,
        audio_connector_attention_head_dim=8,
        audio_connector_num_layers=1,
        audio_connector_num_learnable_registers=16,
        connector_rope_base_seq_len=64,
        rope_double_precision=False,
        rope_type="split",
    )


def _ltx2_transformer() -> LTX2VideoTransformer3DModel:
    transformer = LTX2VideoTransformer3DModel(
        in_channels=8,
        out_channels=8,
        num_attention_heads=2,
        attention_head_dim=16,
        cross_attention_dim=32,
        audio_in_channels=16,
        audio_out_channels=16,
        audio_num_attention_heads=2,
        audio_attention_head_dim=8,
        audio_cross_attention_dim=16,
        num_layers=2,
        caption_channels=16,
        rope_double_precision=False,
        rope_type="split",
        use_keyframes_abs_pos_embedding=True,
    )
    torch.nn.init.normal_(transformer.keyframes_abs_pos_embedding, std=0.1)
    return transformer


def _ltx2_vae() -> AutoencoderKLLTX2Video:
    return AutoencoderKLLTX2Video(
        latent_channels=8,
        block_out_channels=(8, 16, 32, 64),
        decoder_block_out_channels=(8, 16, 32),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1),
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    )
